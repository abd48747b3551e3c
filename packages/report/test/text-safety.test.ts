import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { terminalText } from "../src/index.ts";

describe("terminalText", () => {
  it.each([
    ["plain text and CORP\\bob", "plain text and CORP\\bob"],
    ["\u001b]52;c;ZXZpbA==\u0007", "\\u{1b}]52;c;ZXZpbA==\\u{7}"],
    ["two\r\nlines\tand a tab", "two\\r\\nlines\\tand a tab"],
    ["\u009b31m", "\\u{9b}31m"],
    ["delete\u007f", "delete\\u{7f}"],
    ["gnp.\u202eexe", "gnp.\\u{202e}exe"],
    ["\u2066isolate\u2069", "\\u{2066}isolate\\u{2069}"],
    ["ad\u200bmin\ufeff", "ad\\u{200b}min\\u{feff}"],
    ["soft\u00adhyphen", "soft\\u{ad}hyphen"],
    ["no\u00a0break", "no\\u{a0}break"],
    ["tag\u{e0041}", "tag\\u{e0041}"],
    ["filler\u3164", "filler\\u{3164}"],
    ["lone\ud800", "lone\\u{d800}"],
    ["\udc00\ud83d\ude00", "\\u{dc00}\u{1f600}"],
    ["line\u2028separator", "line\\u{2028}separator"],
    ["Jörg 日本語 \u3000 кот", "Jörg 日本語 \u3000 кот"],
  ])("shows %j as %j", (text, shown) => expect(terminalText(text)).toBe(shown));

  it("never lets a control, format, separator or surrogate character through", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 50 }), (text) => {
        expect(terminalText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u);
      }),
      { numRuns: 1000 },
    );
  });

  it("escapes every character of the sets it names, one by one", () => {
    for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
      const character = String.fromCodePoint(codePoint);
      if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u.test(character)) expect(terminalText(character)[0]).toBe("\\");
    }
  });

  it("changes nothing it has made", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(terminalText(terminalText(text))).toBe(terminalText(text));
      }),
    );
  });
});
