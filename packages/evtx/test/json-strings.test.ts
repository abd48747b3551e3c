import fc from "fast-check";
import { expect, it } from "vitest";
import { JsonBytes } from "../src/json-bytes.ts";
import { writeJsonString } from "../src/json-strings.ts";

function written(text: string): string {
  const utf16 = new Uint8Array(Buffer.from(text, "utf16le"));
  const out = new JsonBytes();
  writeJsonString(out, new DataView(utf16.buffer), 0, utf16.length);
  return out.toText();
}

it.each([
  ['C:\\a "b"', '"C:\\\\a \\"b\\""'],
  ["\b\f\n\r\t", '"\\b\\f\\n\\r\\t"'],
  ["\u0001\u001f\u007f", '"\\u0001\\u001f\u007f"'],
  ["\u00e5\u20ac\u{1f600}", '"\u00e5\u20ac\u{1f600}"'],
  ["a\ud800b\udc00c\ud83d", '"a\ufffdb\ufffdc\ufffd"'],
])("writes %j as %s", (text, json) => {
  expect(written(text)).toBe(json);
});

it("writes what JSON.stringify writes", () => {
  const property = fc.property(fc.string({ unit: "binary" }), (text) => {
    expect(written(text)).toBe(JSON.stringify(text));
  });
  fc.assert(property, { numRuns: 1000 });
});
