import { describe, expect, it } from "vitest";
import { formatTakajo } from "../src/index.ts";
import { exampleSession } from "./example-report.ts";

/** Column names with what a session has in them; none of these has a comma. */
function rowOf(...differences: Parameters<typeof exampleSession>): Record<string, string> {
  const [header = "", row = ""] = [...formatTakajo([exampleSession(...differences)])].map((line) => line.trimEnd());
  const cells = row.split(",");
  return Object.fromEntries(header.split(",").map((name, place) => [name, cells[place] ?? ""]));
}

const opened = {
  kind: "logonSucceeded" as const,
  eventId: 4624,
  channel: "Security",
  eventRecordId: 7,
  timeCreated: "2026-03-02T23:04:05.1234567Z",
  source: "Security.evtx",
  attribution: "logonId" as const,
};
const row = { channel: "Security", count: 1, distinctNames: 0 };

describe("formatTakajo", () => {
  it("has takajo's columns in its order, then its own", () => {
    const [header = ""] = formatTakajo([]);
    expect(header).toBe(
      "Timestamp,Channel,EventID,Event,LogoffTime,ElapsedTime,FailureReason,TargetComputer,TargetUser,AdminLogon," +
        "SourceComputer,SourceUser,SourceIP,Type,Impersonation,ElevatedToken,Auth,Process,LID,LGUID,TargetUserSID," +
        "TargetDomainName,TargetLinkedLID,SessionKey,Kind,AccountKind,EndReason,LastSeen,ConnectedSeconds," +
        "DisconnectedSeconds,JoinConfidence,RemoteDesktopID,FailedLogons\r\n",
    );
  });

  it("tells a session in a row", () => {
    const eventCounts = [
      { ...row, eventId: 4624, kind: "logonSucceeded" as const },
      { ...row, eventId: 4672, kind: "specialPrivileges" as const },
      { ...row, eventId: 4625, kind: "logonFailed" as const, count: 57 },
    ];
    const failed = { ...opened, kind: "logonFailed" as const, eventId: 4625, timeCreated: "2026-03-02T23:00:00Z" };
    const logonIds = ["0x8dcdc", "0x8dcff"];
    const session = { events: [failed, opened], eventCounts, logonIds, disconnectedSeconds: 99 };
    expect(rowOf(session)).toMatchObject({
      Timestamp: "2026-03-02T23:04:05.1234567Z",
      EventID: "4624",
      Event: "Successful Logon",
      LogoffTime: "2026-03-02T23:34:06Z",
      ElapsedTime: "1900",
      AdminLogon: "Yes",
      Type: "10 - Remote Desktop",
      LID: "0x8dcdc",
      TargetLinkedLID: "0x8dcff",
      FailedLogons: "57",
    });
  });

  it("invents no duration, and no logon where none was seen", () => {
    const open = { endTime: null, endReason: "endOfLog" as const, logonType: null, logonIds: [], eventCounts: [] };
    expect(rowOf(open)).toMatchObject({ LogoffTime: "", ElapsedTime: "", Type: "", LID: "", AdminLogon: "No" });
    expect(rowOf(open).Event).toBe("Remote Desktop Session");
    expect(rowOf({ ...open, kind: "activity" }).Event).toBe("Activity");
    expect(rowOf({ kind: "activity" }).Event).toBe("Failed Logon");
  });

  it("guards what a spreadsheet would take for a formula", () => {
    expect(rowOf({ accountName: "=cmd|'/c calc'!A0" }).TargetUser).toBe("'=cmd|'/c calc'!A0");
  });
});
