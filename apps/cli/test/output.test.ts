import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { originalFindingListSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { makeFolder, namesIn, securityLog, sessionList } from "./evidence-folder.ts";
import { runStray, startStray } from "./run-stray.ts";

const input = sessionList();
const score = (...flags: string[]) => runStray(["score", "-", ...flags], { input });
const sgr = "\u001b[";

describe("formats", () => {
  it("prints a table with the flagged session and its reasons by default", async () => {
    const { stdout, stderr, code } = await score();
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).toContain("12 scored");
    expect(stdout).toMatch(/^ {3}1 {2}!! HIGH .* eve /m);
    expect(stdout).toContain("11 more sessions not flagged (--all shows them)");
    expect((await score("--all")).stdout).toContain("alice");
  });

  it("prints the whole report as JSON, whatever --where, --sort and --top say", async () => {
    const { run, ...report } = JSON.parse((await score("--format", "json")).stdout);
    expect(run).toMatchObject({ frontend: "cli", arguments: ["score", "-", "--format", "json"] });
    expect(report.sessions).toHaveLength(12);
    const narrowed = await score("--format", "json", "--where", "account:nobody", "--top", "1", "--sort", "time");
    expect({ ...JSON.parse(narrowed.stdout), run: undefined }).toEqual({ ...report, run: undefined });
  });

  it("takes times with an offset as UTC", async () => {
    const report = JSON.parse((await score("--format", "json", "--since", "2026-03-05T01:00+02:00")).stdout);
    expect(report.options.since).toBe("2026-03-04T23:00:00.000Z");
    expect(report.population).toMatchObject({ outsideTimeRange: 4, scored: 8 });
  });

  it("prints JSON Lines and CSV of all sessions, or of those asked for", async () => {
    const lines = (await score("--format", "jsonl")).stdout.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).schemaVersion)).toEqual(Array(12).fill(1));
    const csv = (await score("--format", "csv", "--where", "score>2")).stdout;
    expect(csv.split("\r\n")).toHaveLength(3);
    expect((await score("--format", "csv", "--sort", "time", "--top", "2")).stdout).not.toContain(",eve,");
  });

  it("prints findings in the original's shape", async () => {
    const findings = originalFindingListSchema.parse(JSON.parse((await score("--format", "findings")).stdout));
    expect(findings).toMatchObject([{ session_id: 12, user: "eve", ip: "10.0.0.5", start: "2026-03-20T08:00:00" }]);
  });
});

describe("--timezone COMPUTER=ZONE", () => {
  it("tells of a computer that is not in the evidence, and of no other", async () => {
    const cwd = makeFolder({ "a.evtx": securityLog(["alice"], "SRV01.example.test") });
    const zones = ["--timezone", "SRV1=Europe/Berlin", "--timezone", "srv01=Europe/Berlin"];
    expect((await runStray(["scan", "a.evtx", ...zones], { cwd })).stderr).toBe(
      "stray: note: --timezone SRV1=Europe/Berlin: no computer of this name is in the evidence\n",
    );
  });
});

describe("--fail-on", () => {
  it("exits with 1 where a session has the level, else as without it", async () => {
    expect((await score("--fail-on", "high")).code).toBe(1);
    expect((await score("--fail-on", "medium")).code).toBe(1);
    const calm = JSON.stringify(JSON.parse(input).slice(0, 11));
    expect((await runStray(["score", "-", "--fail-on", "medium"], { input: calm })).code).toBe(0);
  });
});

describe("colors", () => {
  it("stay out of pipes and files", async () => {
    expect((await score()).stdout).not.toContain(sgr);
    const folder = makeFolder({ "list.json": input });
    const environment = { FORCE_COLOR: "1" };
    await runStray(["score", "list.json", "-o", "table.txt"], { cwd: folder, environment });
    expect(readFileSync(join(folder, "table.txt"), "utf8")).not.toContain(sgr);
  });

  it("come where FORCE_COLOR asks for them, but for --no-color", async () => {
    const environment = { FORCE_COLOR: "1" };
    expect((await runStray(["score", "-"], { input, environment })).stdout).toContain(sgr);
    expect((await runStray(["score", "-", "--no-color"], { input, environment })).stdout).not.toContain(sgr);
  });
});

describe("-o", () => {
  it("writes the same bytes as stdout, and nothing to stdout", async () => {
    const folder = makeFolder({ "list.json": input });
    const run = await runStray(["score", "list.json", "--format", "csv", "-o", "out.csv"], { cwd: folder });
    expect(run).toEqual({ stdout: "", stderr: "", code: 0 });
    const { stdout } = await runStray(["score", "list.json", "--format", "csv"], { cwd: folder });
    expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe(stdout);
    expect(namesIn(folder)).toEqual(["list.json", "out.csv"]);
  });

  it.each(["log.json", "."])("overwrites no evidence, even with --force: PATH %s", async (path) => {
    const folder = makeFolder({ "log.json": input });
    const { stderr, code } = await runStray(["score", path, "-o", "log.json", "--force"], { cwd: folder });
    expect({ stderr, code }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("evidence is never overwritten"),
    });
    expect(readFileSync(join(folder, "log.json"), "utf8")).toBe(input);
  });

  it("overwrites only with --force", async () => {
    const folder = makeFolder({ "list.json": input, "out.csv": "mine" });
    const args = ["score", "list.json", "--format", "csv", "-o", "out.csv"];
    const { stderr, code } = await runStray(args, { cwd: folder });
    expect({ stderr, code }).toEqual({ stderr: expect.stringContaining("out.csv exists"), code: 2 });
    expect(readFileSync(join(folder, "out.csv"), "utf8")).toBe("mine");
    expect((await runStray([...args, "--force"], { cwd: folder })).code).toBe(0);
    expect(readFileSync(join(folder, "out.csv"), "utf8")).toMatch(/^rank,/);
  });
});

describe("a reader that goes away", () => {
  it("ends the program quietly", async () => {
    const many = JSON.stringify(Array.from({ length: 300 }, () => JSON.parse(input)).flat());
    const child = startStray(["score", "-", "--format", "jsonl"]);
    let stderr = "";
    child.stderr.on("data", (data) => {
      stderr += data;
    });
    child.stdin.end(many);
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  });
});

it.skipIf(process.platform === "win32")(
  "writes to a device without --force, and leaves it what it is (no /dev on Windows)",
  async () => {
    const { code, stderr } = await score("-o", "/dev/null");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(statSync("/dev/null").isCharacterDevice()).toBe(true);
  },
);
