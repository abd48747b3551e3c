import { expect, it } from "vitest";
import { ValueTable } from "../../src/binxml/value-table.ts";
import { le } from "../chunk-builder.ts";

function table(bytes: readonly number[], end = bytes.length): ValueTable {
  const values = new ValueTable();
  values.load(new DataView(Uint8Array.from(bytes).buffer), 0, end);
  return values;
}

const three = [...le(3, 4), 2, 0, 6, 0, 0, 0, 0, 0, 1, 0, 4, 0, 0xaa, 0xbb, 0xcc];

it("finds values by summing up the sizes before them", () => {
  const values = table(three);
  expect([values.type(2), values.size(2), values.offset(2)]).toEqual([4, 1, 18]);
  expect(values.offset(0)).toBe(16);
  expect(values.valuesEnd()).toBe(19);
});

it("takes an index that has no value as null", () => {
  const values = table(three);
  expect([values.type(-1), values.type(3), values.size(3)]).toEqual([0, 0, 0]);
});

it("refuses more descriptors than its record has room for", () => {
  expect(() => table([...le(0x4000_0000, 4), 0, 0, 0, 0])).toThrow("do not fit");
});

it("refuses a value that runs past the end of its record", () => {
  const values = table(three, three.length - 1);
  expect(values.offset(1)).toBe(18);
  expect(() => values.offset(2)).toThrow("value 2 runs past the end");
});
