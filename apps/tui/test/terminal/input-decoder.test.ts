import { describe, expect, it } from "vitest";
import { createInputDecoder } from "../../src/terminal/input-decoder.ts";

const esc = "\u001b";

/** Keys by name; a paste shows as `<text>`. */
function decode(...chunks: string[]): string[] {
  const decoder = createInputDecoder();
  const inputs = [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.flush()];
  return inputs.map((input) => (input.type === "key" ? input.key : `<${input.text}>`));
}

describe("createInputDecoder", () => {
  it.each([
    ["jjG", ["j", "j", "G"]],
    ["j\r", ["j", "enter"]],
    ["\r\n", ["enter"]],
    [`${esc}[A${esc}[B`, ["up", "down"]],
    [`${esc}[1;5A`, ["up"]],
    [`${esc}OH${esc}[4~`, ["home", "end"]],
    [`${esc}[5~${esc}[6~`, ["pageup", "pagedown"]],
    [`${esc}[3~${esc}[Z${esc}[15~${esc}[[A`, ["up"]],
    ["\u0004\u007f\t ", ["ctrl-d", "backspace", "tab", "space"]],
    ["\u0000\u001c", []],
    [esc, ["escape"]],
    [`${esc}${esc}`, ["escape", "escape"]],
    [`${esc}j`, ["escape", "j"]],
    [`${esc}?`, ["escape", "?"]],
    ["e\u0301👩‍👩‍👧", ["e\u0301", "👩‍👩‍👧"]],
    [`a${esc}[200~x\ny${esc}[201~b`, ["a", "<x\ny>", "b"]],
  ])("%j is %j", (chunk, keys) => {
    expect(decode(chunk)).toEqual(keys);
  });

  it("puts a sequence together that came in two chunks", () => {
    expect(decode(`${esc}[`, "A")).toEqual(["up"]);
    expect(decode(`${esc}[200~one `, `two${esc}[20`, "1~j")).toEqual(["<one two>", "j"]);
  });

  it("ends a paste without an end mark on Ctrl-C, and one that has no end", () => {
    expect(decode(`${esc}[200~lost`, "\u0003", "q")).toEqual(["<lost\u0003>", "q"]);
    const [paste] = decode(`${esc}[200~${"x".repeat(200_000)}`);
    expect(paste).toHaveLength(200_002);
  });

  it("gives the same keys wherever the chunks are cut", () => {
    const typed = `j${esc}[200~p q${esc}[201~k`;
    for (let cut = 1; cut < typed.length; cut++) {
      expect(decode(typed.slice(0, cut), typed.slice(cut))).toEqual(["j", "<p q>", "k"]);
    }
  });
});
