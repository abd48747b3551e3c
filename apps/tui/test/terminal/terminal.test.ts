import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openTmux, tmuxMissing } from "./tmux.ts";

const loader = fileURLToPath(new URL("../../../../scripts/ts.mjs", import.meta.url));
const live = fileURLToPath(new URL("live.ts", import.meta.url));
const skipReason = tmuxMissing();

let folder = "";
let terminal: ReturnType<typeof openTmux>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stray-triage-"));
});

afterEach(() => {
  terminal?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the app from source between two lines of the shell, in an environment that claims to be CI. */
function start(fault = "") {
  const node = `CI=1 NODE_ENV=production LC_ALL=C.UTF-8 '${process.execPath}' --conditions=@stray/source --import '${loader}'`;
  const app = `${node} '${live}' 1207 '${join(folder, "pid")}' ${fault}`;
  const command = `echo before; ${app}; echo after $?; stty -a | grep -o -e '-*icanon'`;
  terminal = openTmux(command, { outputFile: join(folder, "output"), folder });
  return terminal;
}

function output(): string {
  return readFileSync(join(folder, "output"), "utf8");
}

function kill(signal: NodeJS.Signals) {
  process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), signal);
}

async function expectRestored(exitCode: number) {
  await terminal.shows(`after ${exitCode}`);
  await terminal.shows(/^icanon$/m);
  const screen = terminal.capture();
  expect(screen).toMatch(/^before$/m);
  expect(screen).not.toContain("1,207");
  const sent = output();
  // Clearing the scrollback, or a frame of full height, would lose what the analyst had on the screen.
  expect(sent).not.toContain("\u001b[3J");
  expect(sent.lastIndexOf("\u001b[?1049l")).toBeGreaterThan(sent.lastIndexOf("\u001b[?1049h"));
  expect(sent.lastIndexOf("\u001b[?25h")).toBeGreaterThan(sent.lastIndexOf("\u001b[?25l"));
  expect(sent.lastIndexOf("\u001b[?2004l")).toBeGreaterThan(sent.lastIndexOf("\u001b[?2004h"));
}

describe.skipIf(skipReason)(`a real terminal${skipReason ? ` (${skipReason})` : ""}`, () => {
  it("takes keys, follows its size and writes the report", async () => {
    const { keys, shows, resize, capture } = start();
    await shows("1 of 1,207");
    // Though CI is set, the row of the cursor is drawn inverse.
    expect(output()).toContain("\u001b[7m");
    keys("jjjG");
    await shows("1,207 of 1,207");
    keys("g", "Enter");
    await shows(/Parts of the score/);
    resize(60, 15);
    await shows(/^!! HIGH LAB\\user1 on HOST$/m);
    resize(120, 40);
    await shows(/LAB\\user36 .*│/);
    expect(capture().trimEnd().split("\n")).toHaveLength(39);
    keys("/", "user12");
    await shows("1 of 19");
    keys("Enter", "e", "Enter");
    await shows(/report written to .*stray-report\.json/);
    expect(JSON.parse(readFileSync(join(folder, "stray-report.json"), "utf8")).sessions).toHaveLength(1207);
    keys("e", "Enter");
    await shows(/exists/);
    keys("Escape", "q");
    await expectRestored(0);
  });

  it.each([
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("is restored after %s", async (signal, exitCode) => {
    const { shows, resize } = start();
    await shows("1 of 1,207");
    resize(70, 20);
    await shows(/^1 of 1,207/m);
    kill(signal);
    await expectRestored(exitCode);
  });

  it("is restored after a thrown error, and shows the error", async () => {
    const { keys, shows } = start("throw");
    await shows("1 of 1,207");
    keys("PageDown", "PageDown");
    await expectRestored(1);
    await shows("a fault while drawing");
  });

  it("ends by Ctrl-C as by q", async () => {
    const { keys, shows } = start();
    await shows("1 of 1,207");
    keys("C-c");
    await expectRestored(0);
  });
});
