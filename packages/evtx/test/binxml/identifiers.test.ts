import { expect, it } from "vitest";
import { guidText, hexText, sidText } from "../../src/binxml/identifiers.ts";

it("writes the first three fields of a GUID little-endian", () => {
  const bytes = Uint8Array.from({ length: 16 }, (_, i) => i + 0xa0);
  expect(guidText(bytes, 0)).toBe("A3A2A1A0-A5A4-A7A6-A8A9-AAABACADAEAF");
});

it.each([
  [[1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0], "S-1-5-18"],
  [[1, 1, 0, 0, 0, 0, 0, 12, 0xff, 0xff, 0xff, 0xff], "S-1-12-4294967295"],
  [[1, 0, 1, 0, 0, 0, 0, 0], "S-1-1099511627776"],
  [[1, 2, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0], ""],
  [[1, 1, 0], ""],
  [[0, 0, 0, 0, 0, 0, 0, 0], ""],
])("writes the SID %j as %j", (bytes, text) => {
  expect(sidText(Uint8Array.from(bytes), 0, bytes.length)).toBe(text);
});

it("writes hexadecimal digits in upper case", () => {
  expect(hexText(Uint8Array.of(0, 0xab, 0x0c), 0, 3)).toBe("00AB0C");
});
