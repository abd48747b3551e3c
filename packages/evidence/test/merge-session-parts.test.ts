import { type AnalysisOptions, defaultAnalysisOptions, type SessionFile } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeEvidence, analyzeSessionLists, rebuildSessions } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";

type Logs = Record<string, string>;

/** One computer's log as evtx_dump prints it: a logon, and failures before it. */
function computerLog(computer: string, account: string): string {
  const event = (recordId: number, eventId: number, minute: string, data: object) => ({
    Event: {
      System: {
        Provider: { "#attributes": { Name: "Microsoft-Windows-Security-Auditing" } },
        EventID: eventId,
        TimeCreated: { "#attributes": { SystemTime: `2026-03-02T09:${minute}:00.0000000Z` } },
        EventRecordID: recordId,
        Channel: "Security",
        Computer: computer,
      },
      EventData: data,
    },
  });
  const who = {
    TargetUserName: account,
    TargetDomainName: "CORP",
    TargetUserSid: "S-1-5-21-1-2-3-1001",
    IpAddress: "10.0.0.9",
  };
  const lines = [
    event(1, 4625, "01", { ...who, LogonType: 3, SubjectLogonId: "0x0" }),
    event(2, 4624, "02", { ...who, LogonType: 10, TargetLogonId: "0x51", SubjectLogonId: "0x3e7" }),
    event(3, 4634, "30", { ...who, LogonType: 10, TargetLogonId: "0x51" }),
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}

function printed({ header, sessions }: SessionFile): string {
  return [header, ...sessions].map((line) => `${JSON.stringify(line)}\n`).join("");
}

async function rebuilt(logs: Record<string, string>, timezone: string[] = []): Promise<SessionFile> {
  const sources = Object.entries(logs).map(([name, content]) => memorySource(name, content));
  return await rebuildSessions(sources, { timezone }, testContext());
}

function sourcesOf(files: Logs) {
  return Object.entries(files).map(([name, content]) => memorySource(name, content));
}

function score(files: Logs, given: Partial<AnalysisOptions> = {}) {
  return analyzeSessionLists(sourcesOf(files), { ...defaultAnalysisOptions, ...given }, testContext());
}

function scan(files: Logs, given: Partial<AnalysisOptions> = {}) {
  return analyzeEvidence(sourcesOf(files), { ...defaultAnalysisOptions, ...given }, testContext());
}

const logA = { "Security.jsonl": `${computerLog("SRV-A.corp.example", "ana")}not json\n` };
const logB = {
  "Security.jsonl": computerLog("srv-b.corp.example", "bob"),
  "extra/System.jsonl": computerLog("srv-b", "eve"),
};

describe("stray sessions, scored", () => {
  it("gives the report of a scan", async () => {
    const file = printed(await rebuilt(logA, ["Europe/Madrid"]));
    const report = await scan(logA, { timezone: ["Europe/Madrid"] });
    expect(report.sessions).not.toEqual([]);
    expect(await score({ "any-name.jsonl": file })).toEqual(report);
    expect(await score({ "-": `[${file.trim().replaceAll("\n", ",")}]` }, { timezone: ["Europe/Madrid"] })).toEqual(
      report,
    );
  });

  it("gives, in parts named for their folders, the report of a scan of all the evidence", async () => {
    const parts = { "B.jsonl": printed(await rebuilt(logB)), "A.jsonl": printed(await rebuilt(logA)) };
    const all = {
      "A/Security.jsonl": logA["Security.jsonl"],
      "B/Security.jsonl": logB["Security.jsonl"],
      "B/extra/System.jsonl": logB["extra/System.jsonl"],
    };
    const report = await scan(all);
    expect(report.problems.map(({ source }) => source)).toEqual(["A/Security.jsonl"]);
    expect(report.sessions.length).toBeGreaterThan(1);
    expect(await score(parts)).toEqual(report);
  });

  it("takes the tool's version from the one that scores", async () => {
    const { header, sessions } = await rebuilt(logA);
    const older = { header: { ...header, tool: { name: "stray" as const, version: "0.0.1" } }, sessions };
    expect((await score({ "-": printed(older) })).tool.version).toBe("1.2.3");
  });

  it("tells when one computer's evidence lies in two parts", async () => {
    const part = printed(await rebuilt(logA));
    const { problems } = await score({ "A.jsonl": part, "B.jsonl": part.replaceAll("SRV-A.corp.example", "srv-a") });
    expect(problems.filter(({ code }) => code === "computerInParts")).toMatchObject([
      { level: "note", source: "B.jsonl" },
    ]);
  });

  it("refuses parts made with unlike options, and other options than theirs", async () => {
    const madrid = printed(await rebuilt(logA, ["Europe/Madrid"]));
    const utc = printed(await rebuilt(logB));
    await expect(score({ "A.jsonl": madrid, "B.jsonl": utc })).rejects.toMatchObject({
      code: "unlikeOptions",
      message: "A.jsonl and B.jsonl were made with unlike --timezone; make them again with the same.",
    });
    await expect(score({ "B.jsonl": utc }, { timezone: ["+01:00"] })).rejects.toMatchObject({ code: "unlikeOptions" });
  });

  it("refuses a mix with lists in the original tool's shape, a header alone being no mistake", async () => {
    const ours = printed(await rebuilt(logA));
    await expect(score({ "A.jsonl": ours, "B.json": '[{"user":"ana"}]' })).rejects.toMatchObject({
      code: "badSessionList",
    });
    expect((await score({ "A.jsonl": `${ours.split("\n")[0]}\n` })).sessions).toEqual([]);
  });

  it("names line and path of what is not as it must be", async () => {
    const ours = printed(await rebuilt(logA));
    const bad = ours.replace('"kind":"remoteDesktop"', '"kind":"desktop"');
    await expect(score({ "A.jsonl": bad })).rejects.toThrow(
      /^A.jsonl, line \d: \[\d\].kind must be logon or remoteDesktop or activity, not desktop/,
    );
    const newer = ours.replace('"straySessions":1', '"straySessions":2');
    await expect(score({ "A.jsonl": newer })).rejects.toThrow(/^A.jsonl, line 1: \[0\].straySessions must be 1, not 2/);
  });
});
