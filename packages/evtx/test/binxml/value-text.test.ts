import { describe, expect, it } from "vitest";
import { ValueText } from "../../src/binxml/value-text.ts";
import { le, utf16 } from "../chunk-builder.ts";

function reader(bytes: readonly number[], ansiEncoding = "windows-1252"): ValueText {
  const texts = new ValueText(ansiEncoding);
  const array = Uint8Array.from(bytes);
  texts.useChunk(array, new DataView(array.buffer));
  return texts;
}

describe("one value", () => {
  it.each<[what: string, type: number, bytes: number[], text: string]>([
    ["null", 0x00, [], ""],
    ["a string", 0x01, utf16("Über\0"), "Über"],
    ["blanks at the end and a NUL inside", 0x01, utf16("a\0b  \0\0"), "a\0b  "],
    ["a surrogate pair", 0x01, utf16("😀"), "😀"],
    ["a lone surrogate", 0x01, le(0xd800, 2), "\ufffd"],
    ["half a unit at the end", 0x01, [0x41, 0x00, 0x42], "A"],
    ["an ANSI string", 0x02, [0x80, 0x41, 0x00], "€A"],
    ["int8", 0x03, [0xff], "-1"],
    ["uint8", 0x04, [0xff], "255"],
    ["int16", 0x05, [0x00, 0x80], "-32768"],
    ["uint16", 0x06, [0x00, 0x80], "32768"],
    ["int32", 0x07, le(-2147024894n, 4), "-2147024894"],
    ["uint32", 0x08, le(4294967295, 4), "4294967295"],
    ["int64", 0x09, le(-9007199254740993n, 8), "-9007199254740993"],
    ["uint64", 0x0a, le(18446744073709551615n, 8), "18446744073709551615"],
    ["float32 as short as it can be", 0x0b, [0xcd, 0xcc, 0xcc, 0x3d], "0.1"],
    ["float64", 0x0c, [0x9a, 0x99, 0x99, 0x99, 0x99, 0x99, 0xb9, 0x3f], "0.1"],
    ["bool 0", 0x0d, le(0, 4), "false"],
    ["bool 65536", 0x0d, le(65536, 4), "true"],
    ["bool 16", 0x0d, le(16, 4), "true"],
    ["bool of one byte", 0x0d, [8], "true"],
    ["binary", 0x0e, [0x00, 0xfe], "00FE"],
    ["GUID", 0x0f, le(1, 16), "00000001-0000-0000-0000-000000000000"],
    ["a size of four bytes", 0x10, le(0x7eec, 4), "0x7eec"],
    ["a size of eight bytes", 0x10, le(0x1_0000_0000, 8), "0x100000000"],
    ["FILETIME", 0x11, le(116_444_736_000_000_000n, 8), "1970-01-01T00:00:00.0000000Z"],
    ["SYSTEMTIME", 0x12, [2026, 3, 1, 2, 4, 5, 6, 7].flatMap((n) => le(n, 2)), "2026-03-02T04:05:06.007"],
    ["an unset SYSTEMTIME", 0x12, le(0, 16), ""],
    ["SID", 0x13, [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0], "S-1-5-18"],
    [
      "a SID whose parts need all their bits",
      0x13,
      [1, 1, 0, 1, 0, 0, 0, 12, ...le(4294967295, 4)],
      "S-1-4294967308-4294967295",
    ],
    ["a zero GUID, which is a value", 0x0f, le(0, 16), "00000000-0000-0000-0000-000000000000"],
    ["a cut SID", 0x13, [1, 1, 0, 0], ""],
    ["hex32, not padded", 0x14, le(0x3e7, 4), "0x3e7"],
    ["hex64, both halves", 0x15, le(0x8020000000000000n, 8), "0x8020000000000000"],
    ["hex64, low half only", 0x15, le(0x3e7, 8), "0x3e7"],
    ["a number that is cut short", 0x08, [1, 2], ""],
    ["an unknown type", 0x42, [0xab], "AB"],
  ])("%s", (_what, type, bytes, text) => {
    expect(reader([0xee, ...bytes]).text(type, 1, bytes.length)).toBe(text);
  });

  it("reads ANSI strings in the encoding that is asked for", () => {
    expect(reader([0xcf, 0xf0], "windows-1251").text(0x02, 0, 2)).toBe("Пр");
  });

  it("reads long texts with pairs at any place", () => {
    const text = `${"x".repeat(3000)}😀${"y".repeat(3000)}`;
    const bytes = utf16(text);
    expect(reader(bytes).text(0x01, 0, bytes.length)).toBe(text);
  });
});

describe("an array", () => {
  it.each<[what: string, type: number, bytes: number[], items: string[]]>([
    ["strings, an empty one too", 0x81, utf16("a\0\0b\0"), ["a", "", "b"]],
    ["the last string without NUL", 0x81, utf16("a\0b"), ["a", "b"]],
    ["ANSI strings", 0x82, [0x61, 0, 0x62, 0], ["a", "b"]],
    ["numbers", 0x86, [1, 0, 2, 0], ["1", "2"]],
    [
      "SIDs, by their own lengths",
      0x93,
      [1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 5],
      ["S-1-5-18", "S-1-5"],
    ],
    ["int8", 0x83, [0xff, 1], ["-1", "1"]],
    ["uint8", 0x84, [0xff, 1], ["255", "1"]],
    ["int16", 0x85, [0xff, 0xff, 1, 0], ["-1", "1"]],
    ["int32", 0x87, [...le(-2147024894n, 4), ...le(1, 4)], ["-2147024894", "1"]],
    ["uint32", 0x88, [...le(4294967295, 4), ...le(1, 4)], ["4294967295", "1"]],
    ["int64", 0x89, [...le(-1n, 8), ...le(1, 8)], ["-1", "1"]],
    ["uint64", 0x8a, [...le(18446744073709551615n, 8), ...le(1, 8)], ["18446744073709551615", "1"]],
    ["float32", 0x8b, [0, 0, 0xc0, 0x3f, 0, 0, 0, 0], ["1.5", "0"]],
    ["float64", 0x8c, [0, 0, 0, 0, 0, 0, 0xf8, 0x3f, ...le(0, 8)], ["1.5", "0"]],
    ["booleans of four bytes, any but zero true", 0x8d, [...le(16, 4), ...le(0, 4)], ["true", "false"]],
    [
      "GUIDs",
      0x8f,
      [...le(1, 16), ...le(2, 16)],
      ["00000001-0000-0000-0000-000000000000", "00000002-0000-0000-0000-000000000000"],
    ],
    [
      "FILETIMEs",
      0x91,
      [...le(116_444_736_000_000_000n, 8), ...le(116_444_736_000_000_001n, 8)],
      ["1970-01-01T00:00:00.0000000Z", "1970-01-01T00:00:00.0000001Z"],
    ],
    [
      "SYSTEMTIMEs, one unset",
      0x92,
      [...[2026, 3, 1, 2, 4, 5, 6, 7].flatMap((n) => le(n, 2)), ...le(0, 16)],
      ["2026-03-02T04:05:06.007", ""],
    ],
    ["hex32", 0x94, [...le(0x3e7, 4), ...le(0, 4)], ["0x3e7", "0x0"]],
    ["hex64", 0x95, [...le(0x8020000000000000n, 8), ...le(1, 8)], ["0x8020000000000000", "0x1"]],
    ["nothing", 0x81, [], []],
  ])("%s", (_what, type, bytes, items) => {
    expect(reader(bytes).items(type, 0, bytes.length)).toEqual(items);
  });
});
