import { describe, expect, it } from "vitest";
import { linesFrom } from "../src/output/lines-from.ts";

describe("linesFrom", () => {
  it("gives all lines in order, whenever they come", async () => {
    const lines = linesFrom(async ({ push }) => {
      push("a\n");
      push("b\n");
      await Promise.resolve();
      push("c\n");
    });
    let got = "";
    for await (const line of lines) got += line;
    expect(got).toBe("a\nb\nc\n");
  });

  it("gives the lines before an error, then the error", async () => {
    const got: unknown[] = [];
    const read = async () => {
      const lines = linesFrom(async ({ push }) => {
        push("a\n");
        throw new Error("cut");
      });
      for await (const line of lines) got.push(line);
    };
    await expect(read()).rejects.toThrow("cut");
    expect(got).toEqual(["a\n"]);
  });

  it("tells the producer when nobody reads on", async () => {
    let wasAbandoned = false;
    const lines = linesFrom(async ({ push, abandoned }) => {
      abandoned.addEventListener("abort", () => {
        wasAbandoned = true;
      });
      push("a\n");
      await new Promise(() => {});
    });
    for await (const _line of lines) break;
    expect(wasAbandoned).toBe(true);
  });

  it("lets a producer that waits run no further ahead than one batch", async () => {
    let pushed = 0;
    const lines = linesFrom(async ({ push, taken }) => {
      for (; pushed < 100; pushed++) {
        await taken();
        push(`${pushed}\n`);
      }
    });
    const got: unknown[] = [];
    for await (const batch of lines) {
      got.push(batch);
      await new Promise((resolve) => setImmediate(resolve));
      expect(pushed).toBeLessThanOrEqual(got.length + 1);
    }
    expect(got.join("")).toBe(Array.from({ length: 100 }, (_, i) => `${i}\n`).join(""));
  });

  it("lets a producer that waits go on when nobody reads on", async () => {
    let hasGoneOn = false;
    const lines = linesFrom(async ({ push, taken }) => {
      push("a\n");
      await taken();
      push("b\n");
      await taken();
      hasGoneOn = true;
    });
    for await (const _line of lines) break;
    await new Promise((resolve) => setImmediate(resolve));
    expect(hasGoneOn).toBe(true);
  });
});
