import { describe, expect, it } from "vitest";
import { makeFolder, namesIn, securityLog, sessionList } from "./evidence-folder.ts";
import { runStray } from "./run-stray.ts";

/** Runs in the folder with -o, so that anything written shows; returns what the user sees. */
async function runFailing(folder: string, args: readonly string[]) {
  const before = namesIn(folder);
  const { stdout, stderr, code } = await runStray([...args, "--format", "json", "-o", "out.json"], { cwd: folder });
  expect(namesIn(folder)).toEqual(before);
  expect(stdout).toBe("");
  return { stderr, code };
}

describe("input that gives no report: one clear line, exit code 4, nothing written", () => {
  it.each([
    ["text called .evtx", { "fake.evtx": "hello\n" }, ["scan", "fake.evtx"], "fake.evtx"],
    ["cut JSON", { "cut.json": sessionList().slice(0, 300) }, ["score", "cut.json"], "cut.json"],
    ["an empty file", { "empty.evtx": "" }, ["scan", "empty.evtx"], "empty.evtx"],
    ["a missing path", {}, ["scan", "missing"], "missing"],
    [
      "a wrong type in a session list",
      { "list.json": '[{"user": 5}]' },
      ["score", "list.json"],
      "[0].user must be a string",
    ],
    ["a list of sessions to scan", { "list.json": sessionList() }, ["scan", "list.json"], "stray score"],
    ["an event log to score", { "a.evtx": securityLog(["bob"]) }, ["score", "a.evtx"], "a.evtx"],
  ])("%s", async (_, files, args, told) => {
    const { stderr, code } = await runFailing(makeFolder(files), args);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^stray: [^\n]+\n$/);
    expect(stderr).toContain(told);
  });

  it("an empty folder", async () => {
    const folder = makeFolder();
    const { stdout, stderr, code } = await runStray(["scan", folder]);
    expect({ stdout, code }).toEqual({ stdout: "", code: 4 });
    expect(stderr).toMatch(/^stray: [^\n]+\n$/);
  });

  it("no stack trace, unless asked for", async () => {
    const folder = makeFolder();
    expect((await runStray(["scan", "missing"], { cwd: folder })).stderr).not.toContain("at ");
    expect((await runStray(["scan", "missing", "--debug"], { cwd: folder })).stderr).toContain("    at ");
  });

  it("hostile names are shown as escapes", async () => {
    const { stderr } = await runStray(["scan", "no\u001b]0;x\u0007such"]);
    expect(stderr).toContain("no\\u{1b}]0;x\\u{7}such");
  });
});

describe("a report that is none", () => {
  it.each([
    ["missing.json", "there is no such file"],
    ["text.json", "no JSON, or cut short"],
    ["other.json", "JSON of another kind"],
    ["folder", "it is a folder"],
  ])("%s", async (name, told) => {
    const folder = makeFolder({ "text.json": "hello", "other.json": "[]", "folder/x": "" });
    const { stdout, stderr, code } = await runStray(["show", name, "key"], { cwd: folder });
    expect({ stdout, code }).toEqual({ stdout: "", code: 4 });
    expect(stderr).toMatch(/^stray: [^\n]+\n$/);
    expect(stderr).toContain(told);
  });
});

describe("input with some loss", () => {
  const log = securityLog(["alice", "bob"]);

  it("gives the report and exit code 3 when a file that was named is skipped", async () => {
    const folder = makeFolder({ "a.evtx": log, "b.evtx": "no log" });
    const { stdout, stderr, code } = await runStray(["scan", "a.evtx", "b.evtx"], { cwd: folder });
    expect(code).toBe(3);
    expect(stdout).toContain("2 scored");
    expect(stdout).toContain("1 input skipped");
    expect(stderr).toMatch(/^stray: skipped: b\.evtx: [^\n]+\n$/);
  });

  it("counts nothing that lies beside the logs of a walked folder", async () => {
    const folder = makeFolder({ "logs/a.evtx": log, "logs/readme.txt": "no log" });
    const { stdout, stderr, code } = await runStray(["scan", "logs", "--format", "json"], { cwd: folder });
    expect({ stderr, code }).toEqual({
      stderr: expect.stringMatching(/^stray: note: readme\.txt: [^\n]+\n$/),
      code: 0,
    });
    expect(JSON.parse(stdout).problems).toMatchObject([{ level: "skipped", source: "readme.txt" }]);
    await runStray(["sessions", "logs", "-o", "logs.jsonl"], { cwd: folder });
    expect((await runStray(["score", "logs.jsonl"], { cwd: folder })).code).toBe(0);
  });

  it("names the place of a damaged record", async () => {
    const damaged = Uint8Array.from(log);
    // The second record of the first chunk: behind the file header, the chunk header and the first record.
    const firstRecord = 4096 + 512;
    const secondRecord = firstRecord + new DataView(damaged.buffer).getUint32(firstRecord + 4, true);
    damaged.fill(0xff, secondRecord, secondRecord + 32);
    const folder = makeFolder({ "a.evtx": damaged });
    const { stderr, code } = await runStray(["scan", "a.evtx"], { cwd: folder });
    expect(code).toBe(3);
    expect(stderr).toMatch(/^stray: lost: a\.evtx, offset \d+: /m);
  });
});
