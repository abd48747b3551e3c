import { describe, expect, it } from "vitest";
import { requireTerminal, TriageError } from "../src/index.ts";

describe("requireTerminal", () => {
  it.each([
    [true, false],
    [false, true],
    [false, false],
  ])("refuses politely where stdin is a terminal: %s, stdout: %s", (stdinIsTTY, stdoutIsTTY) => {
    const streams = {
      stdin: Object.assign(Object.create(process.stdin), { isTTY: stdinIsTTY }),
      stdout: Object.assign(Object.create(process.stdout), { isTTY: stdoutIsTTY }),
    };
    expect(() => requireTerminal(streams)).toThrow(TriageError);
    expect(() => requireTerminal(streams)).toThrow(
      expect.objectContaining({
        code: "noTerminal",
        message: expect.stringContaining("use `stray scan --format table` instead"),
      }),
    );
  });
});
