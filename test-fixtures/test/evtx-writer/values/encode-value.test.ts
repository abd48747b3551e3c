import { describe, expect, it } from "vitest";
import type { ValueType } from "../../../src/event-spec.ts";
import { EvtxWriterError } from "../../../src/evtx-writer/errors.ts";
import { encodeValue } from "../../../src/evtx-writer/values/encode-value.ts";

/** Worked out by hand from the layouts of the Windows headers. */
const encodings: readonly [ValueType, string, string][] = [
  ["null", "", ""],
  ["string", "aé", "6100e900"],
  ["string", "😀", "3dd800de"],
  ["string", "\ud800", "00d8"],
  ["ansiString", "aé", "61e900"],
  ["int8", "-128", "80"],
  ["uint8", "255", "ff"],
  ["int16", "-2", "feff"],
  ["uint16", "4624", "1012"],
  ["int32", "-60", "c4ffffff"],
  ["uint32", "4294967295", "ffffffff"],
  ["int64", "-1", "ffffffffffffffff"],
  ["uint64", "18446744073709551615", "ffffffffffffffff"],
  ["float32", "1.5", "0000c03f"],
  ["float64", "1.5", "000000000000f83f"],
  ["bool", "true", "01000000"],
  ["binary", "00fF", "00ff"],
  ["guid", "{01234567-89ab-cdef-0123-456789abcdef}", "67452301ab89efcd0123456789abcdef"],
  ["sizeT", "0x7eec", "ec7e000000000000"],
  ["fileTime", "1601-01-01T00:00:00.0000001Z", "0100000000000000"],
  ["fileTime", "1970-01-01T00:00:00Z", "00803ed5deb19d01"],
  ["systemTime", "2026-03-02T11:04:05.123Z", "ea07030001000200" + "0b00040005007b00"],
  ["sid", "S-1-5-21-1-2-3-1001", "010500000000000515000000010000000200000003000000e9030000"],
  ["hexInt32", "0xc000006d", "6d0000c0"],
  ["hexInt64", "0x3e7", "e703000000000000"],
];

describe("encodeValue", () => {
  it.each(encodings)("writes %s %j as %s", (type, text, bytes) => {
    expect(Buffer.from(encodeValue(type, text)).toString("hex")).toBe(bytes);
  });

  it.each([
    ["uint8", "256"],
    ["int8", "128"],
    ["uint32", "-1"],
    ["uint32", ""],
    ["hexInt64", "3e7"],
    ["guid", "{0123}"],
    ["sid", "S-1"],
    ["fileTime", "2026-03-02 11:04"],
    ["fileTime", "2026-13-02T11:04:05Z"],
    ["systemTime", "2026-03-02T11:04:05.1234567Z"],
    ["bool", "1"],
    ["binary", "0"],
    ["float64", "much"],
    ["ansiString", "東"],
  ] as const)("refuses %s %j", (type, text) => {
    expect(() => encodeValue(type, text)).toThrow(EvtxWriterError);
  });
});
