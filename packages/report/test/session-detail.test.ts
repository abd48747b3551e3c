import { describe, expect, it } from "vitest";
import { sessionDetail } from "../src/index.ts";
import { exampleReport, exampleScored, ordinaryScored } from "./example-report.ts";

describe("sessionDetail", () => {
  it("tells the whole story of a session", () => {
    const scored = exampleScored();
    expect(sessionDetail(scored, exampleReport([scored, ordinaryScored()]))).toEqual([
      {
        title: "Session",
        lines: [
          "key: srv01~0x8dcdc~20260302T230405Z",
          "account: CORP\\bob (user account)",
          "SID: S-1-5-21-1-2-3-1001",
          "computer: SRV01",
          "from: 203.0.113.7, KALI",
          "kind: Remote Desktop session",
          "logon type: 10 Remote Desktop",
          "logon ids: 0x8dcdc",
          "Remote Desktop id: 2",
        ],
      },
      {
        title: "Time (UTC)",
        lines: [
          "start: 2026-03-02T23:04:05.1234567Z (logon)",
          "end: 2026-03-02T23:34:06Z (logoff)",
          "last seen: 2026-03-02T23:34:06Z",
          "connected: 30 min 01 s",
        ],
      },
      {
        title: "Score",
        lines: [
          "level: !! HIGH, flagged",
          "rank: 1 of 2",
          "score: 4.5000",
          "anomaly: 0.7778",
          "local outlier factor: 4.2500",
          "severe kinds: failed logons",
        ],
      },
      { title: "Reasons", lines: ["57 failed logons; the 10 nearest sessions: 0"] },
      { title: "Parts of the score", lines: ["   3.5000  failed logons"] },
      {
        title: "Features",
        lines: [
          "duration: 1801 s (30 min 01 s)",
          "failed_logons: 57",
          "successful_logons: 1",
          "unique_tasks: not observable in this computer's logs",
          "unique_services: 0",
          "user_created: 0",
          "logs_cleared: 0",
          "total_events: 58",
          "off_hours: 1",
          "ip_present: 1",
          "failed_accounts: 0",
          "group_added: 0",
          "audit_policy: 0",
          "explicit_targets: 0",
          "share_access: 0",
          "directory_access: 0",
          "sensitive_objects: 0",
          "admin_tools: 0",
        ],
      },
      {
        title: "Records behind it",
        lines: ["2026-03-02T22:59:00Z  4625 logon failed: Security.evtx, Security record 991"],
      },
      { title: "Events", lines: ["       57  4625 logon failed, Security"] },
      { title: "Related sessions", lines: ["srv01~act~20260302T220000Z (same source address)"] },
    ]);
  });

  it("sums up the parts of features that no reason names", () => {
    const scored = exampleScored({
      contributions: [
        { featureId: "duration", contribution: 0.25 },
        { featureId: "failed_logons", contribution: 3 },
        { featureId: "total_events", contribution: 0.5 },
      ],
    });
    const section = sessionDetail(scored, exampleReport([scored])).find(({ title }) => title === "Parts of the score");
    expect(section?.lines).toEqual(["   3.0000  failed logons", "   0.7500  rest"]);
  });

  it("says what is not known, and how sure the join is", () => {
    const scored = exampleScored(
      { rank: null, score: null, flagged: false, withinBudget: false, level: "medium" },
      {
        startTime: null,
        endTime: null,
        startReason: "firstSeen",
        endReason: "endOfLog",
        joinConfidence: "weak",
        disconnectedSeconds: 59,
        holes: ["logCleared", "silence"],
        timeZone: "-05:00",
        clientTimeZone: "+09:00",
        segments: [
          {
            startTime: "2026-03-02T22:00:00Z",
            endTime: "2026-03-02T22:30:00Z",
            sourceAddress: "",
            endReason: "takenOver",
          },
          { startTime: "2026-03-02T23:04:05Z", endTime: null, sourceAddress: "10.0.0.1", endReason: "endOfLog" },
        ],
      },
    );
    const lines = sessionDetail(scored, exampleReport([scored])).flatMap((section) => section.lines);
    expect(lines).toContain("start: unknown (first event seen; the logon was not seen)");
    expect(lines).toContain("end: not seen (unknown: still open when the log ended)");
    expect(lines).toContain("connected 2026-03-02T23:04:05Z to the end of the log from 10.0.0.1");
    expect(lines).toContain("connected 2026-03-02T22:00:00Z to 2026-03-02T22:30:00Z (taken over)");
    expect(lines).toEqual(
      expect.arrayContaining(["connected: 30 min 01 s", "disconnected: 59 s", "in all: 31 min 00 s"]),
    );
    expect(lines).toContain("joined: perhaps not one session");
    expect(lines).toContain("holes: the log was cleared within it, over three days of silence within it");
    expect(lines).toContain("zone: -05:00, the client's +09:00");
    expect(lines).toContain("level: !  MEDIUM, not flagged (past the budget)");
    expect(lines).toContain("rank: none");
    expect(lines).toContain("score: none");
  });

  it("keeps hostile names on their line and visible, and long lists short", () => {
    const evidence = exampleScored().evidence.flatMap((record) =>
      Array.from({ length: 60 }, () => ({ ...record, name: "\u001b]0;x\n" })),
    );
    const scored = exampleScored({ evidence }, { accountName: "\u202egnp.exe\r" });
    const lines = sessionDetail(scored, exampleReport([scored])).flatMap((section) => section.lines);
    expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(lines).toContain("account: CORP\\\\u{202e}gnp.exe\\r (user account)");
    expect(lines).toContain("and 10 more records in the JSON report");
  });

  it("tells the what-if, and how the nearest ordinary session differs", () => {
    const scored = exampleScored({
      whatIf: { text: "No single change suffices.", featureIds: ["failed_logons"], score: 2.75 },
      nearestOrdinary: {
        sessionKey: "srv01~0x111~20260303T080000Z",
        features: { duration: 1801, failed_logons: 0, ip_present: 1 },
      },
    });
    const sections = sessionDetail(scored, exampleReport([scored]));
    const linesOf = (wanted: string) => sections.find(({ title }) => title === wanted)?.lines;
    expect(linesOf("What if")).toEqual(["No single change suffices. Its score would be 2.7500."]);
    expect(linesOf("Nearest ordinary session")).toEqual([
      "key: srv01~0x111~20260303T080000Z",
      "failed_logons: 0, here 57",
    ]);
  });
});
