import { readFileSync } from "node:fs";
import { join } from "node:path";
import { logonSessionSchema, sessionFileHeaderSchema, windowsEventSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { makeFolder, securityLog, sessionList } from "./evidence-folder.ts";
import { runStray, startStray } from "./run-stray.ts";

const linesOf = (text: string) => text.trimEnd().split("\n");

function withoutRun(report: string): string {
  const { run: _run, ...rest } = JSON.parse(report);
  return JSON.stringify(rest, null, 2);
}

describe("sessions", () => {
  it("prints the header, then a session a line", async () => {
    const folder = makeFolder({ "a.evtx": securityLog(["alice", "bob"]) });
    const { stdout, stderr, code } = await runStray(["sessions", folder, "--timezone", "Europe/Madrid"]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    const [header = "", ...sessions] = linesOf(stdout);
    expect(sessionFileHeaderSchema.parse(JSON.parse(header))).toMatchObject({
      options: { timezone: ["Europe/Madrid"] },
      inputs: [{ name: "a.evtx", records: 4 }],
      events: 4,
    });
    const accounts = sessions.map((line) => logonSessionSchema.parse(JSON.parse(line)).accountName);
    expect(accounts).toEqual(["alice", "bob"]);
  });

  it("prints a CSV with takajo's columns when asked, a row a session", async () => {
    const folder = makeFolder({ "a.evtx": securityLog(["alice", "bob"]) });
    const { stdout, stderr, code } = await runStray(["sessions", folder, "--format", "takajo"]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    const [header = "", ...rows] = stdout.trimEnd().split("\r\n");
    const column = header.split(",").indexOf("TargetUser");
    expect(rows.map((row) => row.split(",")[column])).toEqual(["alice", "bob"]);
  });

  it("loses nothing: `sessions` of each part and `score` of all give the report of `scan`", async () => {
    const folder = makeFolder({
      "evidence/A/Security.evtx": securityLog(["alice", "bob", "carol"]),
      "evidence/B/Security.evtx": securityLog(["dave", "eve"], "SRV02.example.test"),
    });
    const options = { cwd: folder };
    await runStray(["sessions", "evidence/A", "-o", "A.jsonl"], options);
    await runStray(["sessions", "evidence/B", "-o", "B.jsonl"], options);
    const merged = await runStray(["score", "B.jsonl", "A.jsonl", "--format", "json"], options);
    const scanned = await runStray(["scan", "evidence", "--format", "json"], options);
    expect(merged.code).toBe(0);
    expect(withoutRun(merged.stdout)).toBe(withoutRun(scanned.stdout));
  });
});

describe("events", () => {
  it("prints every event as a line", async () => {
    const folder = makeFolder({ "a.evtx": securityLog(["alice", "bob"]) });
    const { stdout, stderr, code } = await runStray(["events", folder]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    const events = linesOf(stdout).map((line) => windowsEventSchema.parse(JSON.parse(line)));
    expect(events.map(({ eventId }) => eventId)).toEqual([4624, 4634, 4624, 4634]);
  });

  it("writes them to a file as well, whole", async () => {
    const folder = makeFolder({ "a.evtx": securityLog(["alice", "bob"]) });
    const { stdout } = await runStray(["events", "a.evtx"], { cwd: folder });
    expect(await runStray(["events", "a.evtx", "-o", "events.jsonl"], { cwd: folder })).toMatchObject({
      stdout: "",
      code: 0,
    });
    expect(readFileSync(join(folder, "events.jsonl"), "utf8")).toBe(stdout);
  });
});

describe("events --raw", () => {
  it("prints every event whole as a line, as evtx_dump does, and passes evtx_dump's own on", async () => {
    const folder = makeFolder({ "a.evtx": securityLog(["alice"]) });
    const { stdout, stderr, code } = await runStray(["events", "--raw", folder]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    const events = linesOf(stdout).map((line) => JSON.parse(line).Event);
    expect(events.map(({ System }) => [System.EventID, System.EventRecordID])).toEqual([
      [4624, 1],
      [4634, 2],
    ]);
    expect(events[0].EventData).toMatchObject({ TargetUserName: "alice", TargetLogonId: "0x1000", LogonType: 2 });
    expect(await runStray(["events", "--raw", "-"], { input: stdout })).toEqual({ stdout, stderr: "", code: 0 });
  });

  it("says what else cannot be given whole", async () => {
    const normalized = (await runStray(["events", makeFolder({ "a.evtx": securityLog(["alice"]) })])).stdout;
    const { stdout, stderr, code } = await runStray(["events", "--raw", "-"], { input: normalized });
    expect({ stdout, code }).toEqual({ stdout: "", code: 4 });
    expect(stderr).toContain("-, line 1: A record here does not hold a whole event (keys: eventId, ");
  });
});

describe("show", () => {
  it("prints one session of a report, as text or as JSON", async () => {
    const { stdout: report } = await runStray(["score", "-", "--format", "json"], { input: sessionList() });
    const folder = makeFolder({ "report.json": report });
    const [first] = JSON.parse(report).sessions;
    const key: string = first.session.sessionKey;
    const text = await runStray(["show", "report.json", key], { cwd: folder });
    expect(text).toMatchObject({ stderr: "", code: 0 });
    expect(text.stdout).toContain(`Session\n  key: ${key}\n  account: eve (user account)\n`);
    expect(text.stdout).toContain("\nReasons\n");
    const json = await runStray(["show", "-", key, "--format", "json"], { input: report });
    expect(json.stdout).toBe(`${JSON.stringify(first, null, 2)}\n`);
  });

  it("takes a rank in place of the key, where one session has it", async () => {
    const { stdout: report } = await runStray(["score", "-", "--format", "json"], { input: sessionList() });
    const first = await runStray(["show", "-", "1"], { input: report });
    expect(first.stdout).toContain("\n  account: eve (user account)\n");
    const second = await runStray(["show", "-", "2"], { input: report });
    expect(second).toMatchObject({ stdout: "", code: 2 });
    expect(second.stderr).toMatch(/^stray: \d+ sessions share rank 2: alice~\S+ or alice~\S+ or alice~\S+\n$/);
    expect((await runStray(["show", "-", "99"], { input: report })).stderr).toContain(
      "no session with the key or rank 99",
    );
  });

  it("helps with a key that is not there", async () => {
    const { stdout: report } = await runStray(["score", "-", "--format", "json"], { input: sessionList() });
    const { stdout, stderr, code } = await runStray(["show", "-", "eve~10"], { input: report });
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain("did you mean eve~10.0.0.5~2026-03-20T08_3A00_3A00?");
  });
});

describe("serve", () => {
  it("listens on this computer alone, and says where", async () => {
    const child = startStray(["serve", "--port", "0"]);
    const line = await new Promise<string>((resolve) => child.stderr.once("data", (data) => resolve(String(data))));
    const [url = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    expect((await fetch(`${url}/livez`)).ok).toBe(true);
    child.kill("SIGTERM");
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(143);
  });
});
