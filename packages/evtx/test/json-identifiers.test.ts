import fc from "fast-check";
import { expect, it } from "vitest";
import { guidText, sidText } from "../src/binxml/identifiers.ts";
import { JsonBytes } from "../src/json-bytes.ts";
import { writeJsonGuid, writeJsonSid } from "../src/json-identifiers.ts";

it("writes identifiers as their text is", () => {
  const property = fc.property(fc.uint8Array({ minLength: 16, maxLength: 76 }), (bytes) => {
    bytes[0] = 1;
    bytes[1] = (bytes[1] ?? 0) & 0x1f;
    const guid = new JsonBytes();
    writeJsonGuid(guid, bytes, 0);
    expect(guid.toText()).toBe(`"${guidText(bytes, 0)}"`);
    const sid = new JsonBytes();
    const text = sidText(bytes, 0, bytes.length);
    expect(writeJsonSid(sid, bytes, 0, bytes.length)).toBe(text !== "");
    expect(sid.toText()).toBe(text === "" ? "" : `"${text}"`);
  });
  fc.assert(property, { numRuns: 500 });
});
