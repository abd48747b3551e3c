import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createCsvSplitter } from "../../src/csv/csv-splitter.ts";

function split(blocks: readonly string[], maxCharacters = 100) {
  const records: [string, number][] = [];
  const tooLong: number[] = [];
  const splitter = createCsvSplitter(
    { onRecord: (text, line) => records.push([text, line]), onTooLong: (line) => tooLong.push(line) },
    maxCharacters,
  );
  for (const block of blocks) splitter.push(block);
  splitter.end();
  return { records, tooLong };
}

describe("createCsvSplitter", () => {
  it("cuts at line ends, but not within quotes, and tells each record's line", () => {
    expect(split(['a,b\r\n"x\r\ny ""z""",2\r\nlast']).records).toEqual([
      ["a,b", 1],
      ['"x\r\ny ""z""",2', 2],
      ["last", 4],
    ]);
  });

  it("gives up the one line whose quote never ends, and reads on", () => {
    const lines = Array.from({ length: 30 }, (_, index) => `row ${index}`);
    const { records, tooLong } = split([`first\nbad"line\n${lines.join("\n")}\n`]);
    expect(tooLong).toEqual([2]);
    expect(records).toEqual([["first", 1], ...lines.map((text, index) => [text, index + 3])]);
  });

  it("does so at the end too", () => {
    expect(split(['a\n"b\nc'])).toEqual({
      records: [
        ["a", 1],
        ["c", 3],
      ],
      tooLong: [2],
    });
  });

  it("drops a line longer than the limit without keeping it", () => {
    const { records, tooLong } = split(["a\n", ..."x".repeat(500), "\nb\n"]);
    expect([records, tooLong]).toEqual([
      [
        ["a", 1],
        ["b", 3],
      ],
      [2],
    ]);
  });

  it("gives the same records however the text is cut into blocks", () => {
    const text = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r\n"), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (whole, size) => {
        const blocks = whole.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(split(blocks, 1000)).toEqual(split([whole], 1000));
      }),
    );
  });
});
