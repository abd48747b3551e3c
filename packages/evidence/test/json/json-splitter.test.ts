import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createJsonSplitter, type JsonDamage } from "../../src/json/json-splitter.ts";

interface Found {
  values: string[];
  places: [offset: number, line: number][];
  damage: JsonDamage[];
}

function split(text: string, blockSizes: readonly number[] = [], valueBytes = 1000): Found {
  const found: Found = { values: [], places: [], damage: [] };
  const splitter = createJsonSplitter(
    {
      onValue(bytes, { offset, line }) {
        found.values.push(Buffer.from(bytes).toString("utf8"));
        found.places.push([offset, line]);
      },
      onDamage: (damage) => found.damage.push(damage),
    },
    { valueBytes, depth: 9 },
  );
  const bytes = Buffer.from(text);
  let at = 0;
  for (const size of blockSizes) {
    splitter.push(bytes.subarray(at, at + size));
    at += size;
  }
  splitter.push(bytes.subarray(at));
  splitter.end();
  return found;
}

describe("createJsonSplitter", () => {
  it("takes JSON Lines, with blank lines and either line end", () => {
    expect(split('{"a":1}\n\n{"b":"}"}\r\n{"c":[1,{}]}').values).toEqual(['{"a":1}', '{"b":"}"}', '{"c":[1,{}]}']);
  });

  it("takes concatenated pretty objects and the record lines that evtx_dump writes above them", () => {
    const text = 'Record 1\n{\n  "a": 1\n}\nRecord 2\n{\n  "b": {\n    "c": "x"\n  }\n}\n';
    const { values, places, damage } = split(text);
    expect(values.map((value) => JSON.parse(value))).toEqual([{ a: 1 }, { b: { c: "x" } }]);
    expect(places).toEqual([
      [9, 2],
      [31, 6],
    ]);
    expect(damage).toEqual([]);
  });

  it("takes the elements of one array, of any type, one by one", () => {
    expect(split('[{"a":1}, {"b":2},\n3, "x,]", [4, [5]], null, -1.5e3]').values).toEqual([
      '{"a":1}',
      '{"b":2}',
      "3",
      '"x,]"',
      "[4, [5]]",
      "null",
      "-1.5e3",
    ]);
    expect(split("[]").values).toEqual([]);
  });

  it("is not led astray by quotes and backslashes within strings", () => {
    expect(split('{"a":"\\\\"}\n{"b":"\\"}{"}').values).toEqual(['{"a":"\\\\"}', '{"b":"\\"}{"}']);
  });

  it("tells a line cut within a string, and goes on with the next", () => {
    const { values, damage } = split('{"a":1}\n{"b":"cut\n{"c":3}\n');
    expect(values).toEqual(['{"a":1}', '{"c":3}']);
    expect(damage).toEqual([{ kind: "cut", place: { offset: 8, line: 2 }, bytesLost: 9 }]);
  });

  it("tells a line cut between values, and goes on with the next", () => {
    const { values, damage } = split('{"a":1}\n{"b":{"x":\n{"c":3}\n');
    expect(values).toEqual(['{"a":1}', '{"c":3}']);
    expect(damage).toEqual([{ kind: "cut", place: { offset: 8, line: 2 }, bytesLost: 10 }]);
  });

  it("tells a first line that is cut: pretty JSON would be indented", () => {
    const { values, damage } = split('{"a":{"x":1,\n{"c":3}\n{"d":4}');
    expect(values).toEqual(['{"c":3}', '{"d":4}']);
    expect(damage).toEqual([{ kind: "cut", place: { offset: 0, line: 1 }, bytesLost: 13 }]);
  });

  it("takes pretty objects among lines", () => {
    const { values, damage } = split('{"a":1}\n{\r\n  "b": 2\r\n}\n{"c":3}\n{\n"d":\n{}\n}\n');
    expect(values.map((value) => JSON.parse(value))).toEqual([{ a: 1 }, { b: 2 }, { c: 3 }, { d: {} }]);
    expect(damage).toEqual([]);
  });

  it("tells a pretty object cut within a string as one loss, its inner objects included", () => {
    const text = '{\n  "a": 1\n}\n{\n  "b": "cut\n  "c": {\n    "d": 1\n  }\n}\n{\n  "e": 5\n}\n';
    const { values, damage } = split(text);
    expect(values.map((value) => JSON.parse(value))).toEqual([{ a: 1 }, { e: 5 }]);
    expect(damage.map(({ kind, place }) => [kind, place.line])).toEqual([["cut", 4]]);
  });

  it("tells input that ends within a value or within the array", () => {
    expect(split('{"a":1}\n{"b":').damage).toEqual([{ kind: "cut", place: { offset: 8, line: 2 }, bytesLost: 5 }]);
    expect(split('[{"a":1},\n').damage).toEqual([{ kind: "cut", place: { offset: 10, line: 2 }, bytesLost: 0 }]);
  });

  it("tells text that is no JSON once, however many lines it has", () => {
    const { values, damage } = split('{"a":1}\nhello\nworld\n{"b":2}');
    expect(values).toEqual(['{"a":1}', '{"b":2}']);
    expect(damage).toEqual([{ kind: "notJson", place: { offset: 8, line: 2 }, bytesLost: 10 }]);
  });

  it("leaves out a value over the cap and keeps its neighbors", () => {
    const { values, damage } = split(`{"a":1}\n{"b":"${"x".repeat(100)}"}\n{"c":3}`, [20, 20], 50);
    expect(values).toEqual(['{"a":1}', '{"c":3}']);
    expect(damage).toEqual([{ kind: "tooLong", place: { offset: 8, line: 2 }, bytesLost: 108 }]);
  });

  it("leaves out a value nested too deep and keeps its neighbors", () => {
    const deep = `${"[".repeat(9)}${"]".repeat(9)}`;
    const { values, damage } = split(`[${deep},[${deep}],1]`);
    expect(values).toEqual([deep, "1"]);
    expect(damage).toEqual([{ kind: "tooDeep", place: { offset: 20, line: 1 }, bytesLost: 20 }]);
  });

  it("gives the values that were written, in every layout", () => {
    const anyJson = fc.jsonValue({ stringUnit: "binary", maxDepth: 2 });
    const object = fc.dictionary(fc.string({ unit: "binary" }), anyJson, { maxKeys: 4 });
    const layouts: ((values: unknown[]) => string)[] = [
      (values) => values.map((value) => JSON.stringify(value)).join("\n"),
      (values) => values.map((value) => JSON.stringify(value, null, 2)).join("\n"),
      (values) => JSON.stringify(values),
      (values) => JSON.stringify(values, null, 4),
    ];
    fc.assert(
      fc.property(fc.array(object, { maxLength: 4 }), fc.constantFrom(...layouts), (values, layout) => {
        const { values: found, damage } = split(layout(values), [], 1e6);
        expect(found.map((value) => JSON.parse(value))).toEqual(JSON.parse(JSON.stringify(values)));
        expect(damage).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("gives the same for any blocks, whatever the bytes", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "\\",
      ",",
      ":",
      "\n",
      " ",
      "a",
      "1",
      '{"a":1}',
      '{\n "b": 2\n}',
      "é",
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 }), (input, blockSizes) => {
        expect(split(input, blockSizes, 20)).toEqual(split(input, [], 20));
      }),
      { numRuns: 2000 },
    );
  });
});
