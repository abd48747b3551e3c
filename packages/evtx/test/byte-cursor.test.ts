import { expect, it } from "vitest";
import { ByteCursor } from "../src/byte-cursor.ts";

const view = new DataView(Uint8Array.of(1, 2, 3, 4, 5, 6, 7).buffer);

it("reads little-endian and moves on", () => {
  const cursor = new ByteCursor(view, 0, 7);
  expect([cursor.u8("a"), cursor.u16("b"), cursor.u32("c")]).toEqual([1, 0x0302, 0x07060504]);
  expect(cursor.peek()).toBe(-1);
});

it("names the field that does not fit before its end, and stays", () => {
  const cursor = new ByteCursor(view, 2, 5);
  expect(() => cursor.u32("name offset")).toThrow("name offset needs 4 bytes, 3 are left");
  expect(cursor.position).toBe(2);
});

it("never reads past the view, whatever end it is given", () => {
  expect(() => new ByteCursor(view, 6, 100).u16("size")).toThrow("size needs 2 bytes, 1 are left");
});
