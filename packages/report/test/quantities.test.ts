import { describe, expect, it } from "vitest";
import { countOf, formatBytes, formatDuration, formatUtc, groupDigits } from "../src/index.ts";

describe("formatDuration", () => {
  it.each([
    [0, "0 s"],
    [0.999, "0 s"],
    [42, "42 s"],
    [60, "1 min 00 s"],
    [307.9, "5 min 07 s"],
    [3599, "59 min 59 s"],
    [7500, "2 h 05 min"],
    [172_799, "47 h 59 min"],
    [172_800, "2 d 00 h"],
    [16_934_400, "196 d 00 h"],
    [86_400_000, "1,000 d 00 h"],
    [-300, "-5 min 00 s"],
  ])("%d seconds are %s", (seconds, text) => expect(formatDuration(seconds)).toBe(text));
});

describe("formatBytes", () => {
  it.each([
    [0, "0 B"],
    [1023, "1023 B"],
    [1024, "1.0 KiB"],
    [1_118_208, "1.1 MiB"],
    [5 * 2 ** 30, "5.0 GiB"],
    [2 ** 51, "2048.0 TiB"],
  ])("%d bytes are %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe("counts", () => {
  it("groups digits by comma in every locale", () => {
    expect([0, 999, 1000, 1234567].map(groupDigits)).toEqual(["0", "999", "1,000", "1,234,567"]);
  });

  it("knows singular and plural", () => {
    expect(countOf(1, "session")).toBe("1 session");
    expect(countOf(0, "session")).toBe("0 sessions");
    expect(countOf(2, "index", "indices")).toBe("2 indices");
  });
});

describe("formatUtc", () => {
  it("cuts to seconds, and says when a time is unknown", () => {
    expect(formatUtc("2026-03-02T11:04:05.9999999Z")).toBe("2026-03-02 11:04:05");
    expect(formatUtc(null)).toBe("unknown");
  });
});
