import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, fitText, padText, wrapText } from "../src/index.ts";

describe("displayWidth", () => {
  it("measures a long text as it does a short one, and splits no character", () => {
    expect(displayWidth("日".repeat(5000))).toBe(10_000);
    expect(displayWidth(`x${"🦊".repeat(5000)}`)).toBe(10_001);
  });
});

describe("fitText", () => {
  it.each([
    ["short", 10, "short"],
    ["exactly ten", 11, "exactly ten"],
    ["administrator", 8, "adminis…"],
    ["日本語アカウント", 7, "日本語…"],
    ["日本語", 6, "日本語"],
    ["a\u001b[2Jb", 20, "a\\u{1b}[2Jb"],
    ["anything", 1, "…"],
    ["anything", 0, ""],
  ])("%j in %d columns is %j", (text, width, shown) => expect(fitText(text, width)).toBe(shown));

  it("takes another ellipsis", () => expect(fitText("administrator", 8, "~")).toBe("adminis~"));

  it("never takes more columns than it has, and never lets a control through", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.integer({ min: 0, max: 40 }), (text, width) => {
        const shown = fitText(text, width);
        expect(displayWidth(shown)).toBeLessThanOrEqual(width);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 300 },
    );
  });
});

describe("padText", () => {
  it("counts columns, not code units", () => {
    expect(padText("日本", 6)).toBe("日本  ");
    expect(padText("7", 3, "right")).toBe("  7");
    expect(padText("long", 2)).toBe("long");
  });
});

describe("wrapText", () => {
  it("breaks at blanks and cuts words that are too long", () => {
    expect(wrapText("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrapText("abcdefghij xy", 4)).toEqual(["abcd", "efgh", "ij", "xy"]);
    expect(wrapText("日本語", 1)).toEqual(["日", "本", "語"]);
  });

  it("leaves text alone where there is no limit", () =>
    expect(wrapText("one two three", 0)).toEqual(["one two three"]));

  it("takes a megabyte without a blank in its stride", () => {
    expect(wrapText("x".repeat(1 << 20), 64)).toHaveLength((1 << 20) / 64);
  });

  it.each(["日", "🦊"])(
    "takes as long a word of %s, in time that grows with its length and not with its square",
    (wide) => {
      expect(wrapText(wide.repeat(1 << 16), 64)).toHaveLength((1 << 16) / 32);
    },
  );

  it("loses nothing but blanks at line ends", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 2, max: 30 }), (text, width) => {
        const squeeze = (joined: string) => joined.replaceAll(" ", "");
        expect(squeeze(wrapText(text, width).join(" "))).toBe(squeeze(text));
      }),
    );
  });
});
