import { join } from "node:path";
import { defaultAnalysisOptions, type LogonSession } from "@stray/schemas";
import { corpusFolder } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { analyzeEvidence, rebuildSessions } from "../../src/index.ts";
import { testContext } from "../memory-source.ts";
import { folderSources } from "./folder-sources.ts";

const corpus = corpusFolder();

/** The one log of that name, or all logs of a folder. */
function sourcesOf(folder: string, name = "") {
  return folderSources(join(corpus ?? "", folder)).filter((source) => source.name.endsWith(name));
}

async function sessionsOf(folder: string, name?: string): Promise<LogonSession[]> {
  return (await rebuildSessions(sourcesOf(folder, name), { timezone: [] }, testContext())).sessions;
}

const segmentsOf = ({ segments }: LogonSession) =>
  segments.map(({ startTime, endTime, endReason }) => [startTime?.slice(0, 19), endTime?.slice(0, 19), endReason]);
const roundedSeconds = ({ connectedSeconds, disconnectedSeconds }: LogonSession) => [
  Math.round(connectedSeconds),
  Math.round(disconnectedSeconds),
];

/** docs/corpus.md tells them at length, written from the raw events before Stray's sessions were looked at. */
describe.skipIf(corpus === null)("histories worked out by hand", () => {
  it("a session taken over by tscon: no logon, one connection, two sessions", async () => {
    const sessions = await sessionsOf("evtx", "ID4688,4778,4779 RDP hijack direct.evtx");
    const [admmig, admmarsid, ...others] = sessions.filter(({ kind }) => kind === "remoteDesktop");
    expect(others).toEqual([]);
    expect(admmig).toMatchObject({ accountName: "admmig", logonIds: ["0x13b5e1e"], sourceAddress: "10.23.23.9" });
    expect(admmig?.segments).toMatchObject([{ startTime: null, endReason: "takenOver" }]);
    expect(admmarsid).toMatchObject({
      accountName: "admmarsid",
      logonIds: ["0x6a423"],
      sourceAddress: "10.23.23.9",
      startReason: "remoteDesktopReconnected",
      endTime: null,
    });
    expect(sessions.flatMap(({ events }) => events.map(({ eventRecordId }) => eventRecordId))).toEqual(
      expect.arrayContaining([1829816, 1829819]),
    );
  });

  it("a tunnel: eleven connections, the last from the computer itself", async () => {
    const name = "DE_RDP_Tunneling_TerminalServices-RemoteConnectionManagerOperational_1149.evtx";
    const sessions = await sessionsOf("evtx", name);
    const told = sessions.map(({ accountName, sourceAddress, events }) => [
      accountName,
      sourceAddress,
      ...events.map(({ eventRecordId }) => eventRecordId),
    ]);
    expect(told).toEqual([
      ["administrator", "10.0.2.16", 6, 9],
      ["admin01", "10.0.2.15", 126, 129],
      ["admin01", "10.0.2.15", 137, 140],
      ["admin01", "10.0.2.15", 161, 164],
      ["IEUser", "10.0.2.16", 213],
      ["admin01", "fe80::80ac:4126:fa58:1b81", 225],
      ["admin01", "127.0.0.1", 228],
    ]);
    expect(new Set(sessions.map(({ computer }) => computer))).toEqual(new Set(["PC01.example.corp"]));
  });

  it("a computer's Remote Desktop, across a clock that is set nine times", async () => {
    const sessions = await sessionsOf("computers/belkasoft-insider-threat");
    const remote = sessions.filter(({ kind }) => kind === "remoteDesktop");
    const byTime = remote.toSorted((a, b) => (a.rdpSessionId ?? 0) - (b.rdpSessionId ?? 0));
    expect(
      byTime.map(({ accountName, rdpSessionId, clientTimeZone }) => [accountName, rdpSessionId, clientTimeZone]),
    ).toEqual([
      ["User", 1, "-05:00"],
      ["User", 2, null],
      ["Administrator", 3, "-05:00"],
    ]);
    expect(byTime.map(roundedSeconds)).toEqual([
      [4400, 19],
      [106, 3],
      [27, 0],
    ]);
    expect(byTime.map(segmentsOf)).toEqual([
      [
        ["2021-02-13T19:56:38", "2021-02-13T19:56:50", "replacedByConnection"],
        ["2021-02-13T19:56:52", "2020-08-01T21:17:09", "windowClosed"],
        ["2020-08-01T21:17:26", "2020-08-01T22:10:04", "remoteDesktopLogoff"],
      ],
      [
        ["2020-08-01T18:50:57", "2021-02-13T19:52:47", "replacedByConnection"],
        ["2021-02-13T19:52:50", "2021-02-13T19:53:05", "remoteDesktopLogoff"],
      ],
      [["2020-08-01T22:56:06", "2020-08-01T22:56:33", "remoteDesktopLogoff"]],
    ]);
    expect(byTime.map(({ logonIds }) => logonIds)).toEqual([
      ["0x1e4ed", "0x1e542", "0x6729c", "0x672b9", "0x36685c", "0x36687c"],
      ["0xced75", "0xced92", "0x1f1de4", "0x1f5362"],
      ["0x59aa2"],
    ]);
  });

  it("a password spray on a domain controller is one activity, and its reasons say how wide it was", async () => {
    const sources = sourcesOf("evtx", "kerberos_pwd_spray_4771.evtx");
    const { sessions } = await analyzeEvidence(sources, defaultAnalysisOptions, testContext());
    const spray = sessions.filter(({ session }) => session.sourceAddress === "172.16.66.1");
    expect(spray).toMatchObject([
      { session: { kind: "activity", accountName: "" }, features: { failed_logons: 9, failed_accounts: 8 } },
    ]);
    expect(spray[0]?.reasons.map(({ text }) => text).join()).toContain("9 failed logons of 9 accounts");
  });
});
