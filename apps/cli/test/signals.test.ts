import { once } from "node:events";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { makeFolder, namesIn } from "./evidence-folder.ts";
import { startStray } from "./run-stray.ts";

const onWindows = process.platform === "win32";

describe.skipIf(onWindows)(onWindows ? "signals (Windows has none to send)" : "signals", () => {
  it.each([
    ["SIGINT", 130, ["score", "-", "-o", "out.txt"]],
    ["SIGTERM", 143, ["score", "-", "-o", "out.txt"]],
    ["SIGINT", 130, ["events", "-", "-o", "out.txt"]],
  ] as const)("%s ends with %i and leaves no file behind (%j)", async (signal, code, args) => {
    const folder = makeFolder();
    // Input that never ends, and more of it than a pipe holds: once it is taken, the program is under way.
    const child = startStray(args, { cwd: folder });
    const stderr = text(child.stderr);
    await new Promise((resolve) => child.stdin.write(" ".repeat(1 << 20), resolve));
    child.kill(signal);
    const [exitCode] = await once(child, "close");
    expect({ exitCode, stderr: await stderr }).toEqual({ exitCode: code, stderr: "stray: stopped\n" });
    expect(namesIn(folder)).toEqual([]);
  });
});
