import fc from "fast-check";
import { expect, it } from "vitest";
import { FileTimeText } from "../src/binxml/file-time.ts";
import { JsonBytes } from "../src/json-bytes.ts";
import { JsonTimes } from "../src/json-times.ts";

it("writes any time up to the year 9999 as its text is", () => {
  const texts = new FileTimeText();
  const times = new JsonTimes();
  const firstOf10000 = 0x24c85a5ed1c04000n;
  const property = fc.property(fc.bigInt({ min: 0n, max: firstOf10000 + 1000n }), (units) => {
    const [low, high] = [Number(units & 0xffff_ffffn), Number(units >> 32n)];
    const out = new JsonBytes();
    const source = new DataView(new ArrayBuffer(8));
    source.setBigUint64(0, units, true);
    expect(times.write(out, source, 0)).toBe(units < firstOf10000);
    expect(out.toText()).toBe(units < firstOf10000 ? `"${texts.format(low, high)}"` : "");
  });
  fc.assert(property, { numRuns: 1000, examples: [[0n], [firstOf10000 - 1n], [firstOf10000]] });
});
