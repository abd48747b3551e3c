import { describe, expect, it } from "vitest";
import { linesFrom } from "../src/output/lines-from.ts";

describe("linesFrom", () => {
  it("gives all lines in order, whenever they come", async () => {
    const lines = linesFrom(async (push) => {
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
    const got: string[] = [];
    const read = async () => {
      const lines = linesFrom(async (push) => {
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
    const lines = linesFrom(async (push, abandoned) => {
      abandoned.addEventListener("abort", () => {
        wasAbandoned = true;
      });
      push("a\n");
      await new Promise(() => {});
    });
    for await (const _line of lines) break;
    expect(wasAbandoned).toBe(true);
  });
});
