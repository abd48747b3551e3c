import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeFolder, securityLog, sessionList } from "./evidence-folder.ts";
import { mainPath } from "./run-stray.ts";

/** `script` of util-linux runs a command on a pseudo terminal; others of that name take other arguments. */
function whyNoTerminal(): string | null {
  const { stdout, error } = spawnSync("script", ["--version"], { encoding: "utf8" });
  if (error || !stdout.includes("util-linux")) return "no `script` of util-linux here";
  return null;
}

const reason = whyNoTerminal();
const title = reason === null ? "on a terminal" : `on a terminal (skipped: ${reason})`;
const sgr = "\u001b[1;31m";
const eraseLine = "\r\u001b[K";

const terminal = { PATH: process.env.PATH ?? "", LANG: "C.UTF-8", TERM: "xterm" };

function scriptArguments(folder: string, command: string): string[] {
  return ["-qec", `stty cols 100; '${process.execPath}' '${mainPath}' ${command}`, join(folder, "typescript")];
}

/** Everything the terminal got, standard output and error together. */
function onTerminal(folder: string, command: string, environment: Record<string, string> = {}): string {
  const env = { ...terminal, ...environment };
  return spawnSync("script", scriptArguments(folder, command), { encoding: "utf8", cwd: folder, env }).stdout;
}

describe.skipIf(reason !== null)(title, () => {
  it("the table is colored and fits the width", () => {
    const folder = makeFolder({ "list.json": sessionList() });
    const shown = onTerminal(folder, "score list.json --all --no-progress");
    expect(shown).toContain(sgr);
    // Color codes stand at the ends of a row: what is left is what takes columns.
    const lines = shown.split(/\r?\n/).map((line) => line.replaceAll(/\p{Cc}\[[\d;]*m/gu, ""));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it.each<[string, Record<string, string>]>([
    ["", { NO_COLOR: "1" }],
    ["", { TERM: "dumb" }],
    ["--no-color", {}],
  ])("flag %j and environment %j turn colors off", (flag, environment) => {
    const folder = makeFolder({ "list.json": sessionList() });
    expect(onTerminal(folder, `score list.json ${flag}`, environment)).not.toContain(sgr);
  });

  it("keeps to ASCII where the locale has no UTF-8", () => {
    const folder = makeFolder({ "list.json": sessionList() });
    expect(onTerminal(folder, "score list.json")).toContain("• ");
    expect(onTerminal(folder, "score list.json", { LANG: "C" })).not.toContain("• ");
  });

  it.each([
    "sessions hostile.evtx",
    "sessions hostile.evtx --format takajo",
    "events hostile.evtx",
    "events --raw hostile.evtx",
  ])("%s shows what a terminal would obey as visible escapes, and gives it whole to a file", (command) => {
    const folder = makeFolder({ "hostile.evtx": securityLog(["\u009b2J\u202eevil"]) });
    const shown = onTerminal(folder, `${command} --no-progress`);
    expect(shown).toContain("\\u{9b}2J\\u{202e}evil");
    expect(shown).not.toMatch(/[\u009b\u202e]/);
    onTerminal(folder, `${command} --no-progress -o out`);
    expect(readFileSync(join(folder, "out"), "utf8")).toContain("\u009b2J\u202eevil");
  });

  it("a progress line stands on stderr and is taken off; NO_COLOR does not matter", () => {
    const folder = makeFolder({ "a.evtx": securityLog(["alice", "bob"]) });
    const shown = onTerminal(folder, "scan a.evtx > out.txt", { NO_COLOR: "1" });
    expect(shown).toContain(`${eraseLine}Reading `);
    expect(shown.endsWith(eraseLine)).toBe(true);
  });

  it.each<[string, Record<string, string>]>([
    ["--quiet", {}],
    ["--no-progress", {}],
    ["", { CI: "true" }],
    ["", { TERM: "dumb" }],
  ])("flag %j and environment %j turn progress off", (flag, environment) => {
    const folder = makeFolder({ "a.evtx": securityLog(["alice", "bob"]) });
    expect(onTerminal(folder, `scan a.evtx ${flag} > out.txt`, environment)).toBe("");
  });

  it("triage opens on a report, quits by q and gives the screen back", async () => {
    const folder = makeFolder({ "list.json": sessionList() });
    onTerminal(folder, "score list.json --format json -o report.json");
    const child = spawn("script", scriptArguments(folder, "triage report.json"), { cwd: folder, env: terminal });
    let shown = "";
    child.stdout.on("data", (data) => {
      const wasOpen = shown.includes("quit");
      shown += data;
      if (!wasOpen && shown.includes("quit")) child.stdin.write("q");
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    expect(code).toBe(0);
    expect(shown).toContain("eve");
    expect(shown).toContain("\u001b[?1049l");
  });
});
