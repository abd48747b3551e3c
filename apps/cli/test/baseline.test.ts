import { baselineSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { makeFolder, securityLog, sessionList } from "./evidence-folder.ts";
import { runStray } from "./run-stray.ts";

const names = Array.from({ length: 12 }, (_, index) => `user${index}`);

async function folderWithBaseline(): Promise<{ cwd: string }> {
  const cwd = makeFolder({ "good/a.evtx": securityLog(names), "new/b.evtx": securityLog(["mallory"]) });
  expect(await runStray(["baseline", "good", "-o", "good.json"], { cwd })).toEqual({ stdout: "", stderr: "", code: 0 });
  return { cwd };
}

describe("baseline", () => {
  it("learns a file that scan scores against and names by its fingerprint", async () => {
    const options = await folderWithBaseline();
    const learned = baselineSchema.parse(JSON.parse((await runStray(["baseline", "good"], options)).stdout));
    expect(learned).toMatchObject({ sessionCount: 12, sources: [{ name: "a.evtx" }] });
    const scan = await runStray(["scan", "new", "--baseline", "good.json", "--format", "json"], options);
    expect(scan).toMatchObject({ stderr: "", code: 0 });
    expect(JSON.parse(scan.stdout)).toMatchObject({
      options: { baseline: learned.fingerprint },
      population: { scored: 1 },
    });
  });

  it("is refused with exit code 4 where it is none, was changed, or would be learned from too few", async () => {
    const options = await folderWithBaseline();
    const { stdout } = await runStray(["baseline", "good"], options);
    const changed = stdout.replace('"workHours": "07:00-22:00"', '"workHours": "08:00-22:00"');
    const run = (input: string) =>
      runStray(["scan", "new", "--baseline", "x.json"], {
        cwd: makeFolder({ "x.json": input, new: securityLog(["a"]) }),
      });
    expect(await run(changed)).toMatchObject({ code: 4, stderr: expect.stringContaining("fingerprint") });
    expect(await run("{}")).toMatchObject({ code: 4, stderr: expect.stringContaining("x.json is no baseline") });
    expect(await run("[")).toMatchObject({ code: 4, stderr: expect.stringContaining("no JSON") });
    expect(await runStray(["baseline", "new"], options)).toMatchObject({
      code: 4,
      stderr: expect.stringContaining("1 sessions are too few"),
    });
  });

  it("has no meaning with profile classic", async () => {
    const run = await runStray(["scan", "x", "--profile", "classic", "--baseline", "b"]);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringContaining("--baseline has no meaning with") });
  });
});

describe("known-good list", () => {
  const list = { strayKnownGood: 1, entries: [{ accounts: ["eve"], reason: "a test of ours" }] };

  it("keeps a session from being flagged, counts it, and shows it when asked", async () => {
    const cwd = makeFolder({ "list.json": sessionList(), "good.json": JSON.stringify(list) });
    const flags = ["score", "list.json", "--known-good", "good.json"];
    const { stdout, code } = await runStray([...flags, "--fail-on", "high"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toContain("1 hidden (--show-hidden lists them) of 1 session that the list names");
    expect(stdout).not.toContain("eve");
    const shown = await runStray([...flags, "--show-hidden"], { cwd });
    expect(shown.stdout).toContain("known good, so not flagged: a test of ours");
    const report = JSON.parse((await runStray([...flags, "--format", "json"], { cwd })).stdout);
    expect(report.population).toMatchObject({ knownGood: 1, hidden: 1, flagged: 0 });
    expect(report.options.knownGood).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [{ ...list, entries: [{ reason: "nothing" }] }, "names nothing"],
    [{ ...list, entries: [{ addresses: ["10.0.0.0/99"], reason: "r" }] }, "is no address range"],
  ])("is refused with exit code 4: %j", async (bad, message) => {
    const cwd = makeFolder({ "list.json": sessionList(), "good.json": JSON.stringify(bad) });
    const run = await runStray(["score", "list.json", "--known-good", "good.json"], { cwd });
    expect(run).toMatchObject({ stdout: "", code: 4, stderr: expect.stringContaining(message) });
  });
});

describe("evaluate", () => {
  const labelled = JSON.parse(sessionList()).map((session: { user: string }) => {
    return { ...session, label: session.user === "eve" };
  });

  it("tells how well each profile finds what is labelled true", async () => {
    const input = JSON.stringify(labelled);
    const { stdout, stderr, code } = await runStray(["evaluate", "-", "--format", "json"], { input });
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(JSON.parse(stdout)).toMatchObject({
      sessions: 12,
      labelled: 1,
      profiles: [
        { profile: "stray", averagePrecision: 1, areaUnderCurve: 1, budget: 10, flagged: 1, flaggedRight: 1 },
        { profile: "classic", budget: null },
      ],
    });
    expect((await runStray(["evaluate", "-"], { input })).stdout).toContain("average precision              1.000");
  });

  it("wants a label in every session", async () => {
    const run = await runStray(["evaluate", "-"], { input: sessionList() });
    expect(run).toMatchObject({ stdout: "", code: 4, stderr: expect.stringContaining("Session [0] has none.") });
  });

  it("takes labels in the lines of stray sessions, and tells what a profile does not score", async () => {
    const cwd = makeFolder({ "a.evtx": securityLog(names) });
    const [header, ...lines] = (await runStray(["sessions", "."], { cwd })).stdout.trimEnd().split("\n");
    const sessions = lines.map((line) => JSON.parse(line));
    const machine = { ...sessions[0], sessionKey: "pc~machine~x", accountName: "PC$", accountKind: "machine" };
    const list = [...sessions.map((each, index) => ({ ...each, label: index === 3 })), { ...machine, label: true }];
    const input = [header, ...list.map((each) => JSON.stringify(each))].join("\n");
    const evaluated = async (...flags: string[]) => {
      const run = await runStray(["evaluate", "-", "--format", "json", ...flags], { input });
      expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: "" });
      return JSON.parse(run.stdout);
    };
    const count = sessions.length;
    expect(await evaluated()).toMatchObject({
      sessions: count + 1,
      labelled: 2,
      profiles: [
        { profile: "stray", scored: count, labelledScored: 1 },
        { profile: "classic", scored: count + 1, labelledScored: 2 },
      ],
    });
    expect((await evaluated("--include", "machine")).profiles[0]).toMatchObject({
      scored: count + 1,
      labelledScored: 2,
    });
    const scored = await runStray(["score", "-", "--format", "json"], { input });
    expect(JSON.parse(scored.stdout).sessions[0].session).not.toHaveProperty("label");
    const unlabelled = [input, JSON.stringify({ ...machine, sessionKey: "pc~other~x" })].join("\n");
    expect(await runStray(["evaluate", "-"], { input: unlabelled })).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(`Session [${count + 1}] has none.`),
    });
  });
});
