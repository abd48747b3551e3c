import { describe, expect, it } from "vitest";
import { compareTimes, parseWrittenTime, secondsBetween, utcTimestamp } from "../../src/time/written-time.ts";

function utcOf(text: string): string | null {
  const time = parseWrittenTime(text);
  return time && utcTimestamp(time);
}

function seconds(start: string, end: string): number {
  return secondsBetween(parseWrittenTime(start)!, parseWrittenTime(end)!);
}

describe("parseWrittenTime", () => {
  it.each([
    ["2026-03-02T11:04:05Z", "2026-03-02T11:04:05Z"],
    ["2026-03-02T11:04:05", "2026-03-02T11:04:05Z"],
    ["2026-03-02 11:04", "2026-03-02T11:04:00Z"],
    ["2026-03-02T11", "2026-03-02T11:00:00Z"],
    ["2026-03-02", "2026-03-02T00:00:00Z"],
    ["20260302T110405", "2026-03-02T11:04:05Z"],
    ["2026-03-02T11:04:05.1234567Z", "2026-03-02T11:04:05.1234567Z"],
    ["2026-03-02T11:04:05,5", "2026-03-02T11:04:05.5Z"],
    ["2026-03-02T01:04:05+02:00", "2026-03-01T23:04:05Z"],
    ["2026-03-02T23:04:05-0530", "2026-03-03T04:34:05Z"],
    ["2024-02-29T00:00:00+05:45:30", "2024-02-28T18:14:30Z"],
    ["2026-03-02\u{1f55b}11:04", "2026-03-02T11:04:00Z"],
  ])("reads %s", (text, expected) => {
    expect(utcOf(text)).toBe(expected);
  });

  it.each([
    "",
    "later",
    "2026-02-30T10:00:00",
    "2025-02-29",
    "2026-13-01",
    "0000-01-01",
    "2026-03-02T24:00:00",
    "2026-03-02T10:60",
    "2026-03-02T10:00:00+24:00",
    "2026-03-02T10:00:00 UTC",
    "2026-03-02T",
    "1772449445",
  ])("reads nothing from %j", (text) => {
    expect(parseWrittenTime(text)).toBeNull();
  });

  it("keeps the wall clock that was written, whatever the offset", () => {
    expect(parseWrittenTime("2026-03-02T06:59:59+09:00")?.writtenMinutes).toBe(6 * 60 + 59);
  });

  it("has no timestamp where an offset leads out of the years that can be written", () => {
    expect(utcOf("9999-12-31T23:00:00-05:00")).toBeNull();
    expect(utcOf("0001-01-01T00:00:00+05:00")).toBe("0000-12-31T19:00:00Z");
  });
});

describe("secondsBetween", () => {
  it("counts microseconds and cuts what is finer, as Python does", () => {
    expect(seconds("2026-03-02T00:00:00.1", "2026-03-02T00:00:00.3")).toBe(0.2);
    expect(seconds("2026-03-02T00:00:00", "2026-03-02T00:00:00.123456789")).toBe(0.123456);
  });

  it("is negative where the end comes first", () => {
    expect(seconds("2026-03-02T10:00:00Z", "2026-03-02T10:00:00+02:00")).toBe(-7200);
  });

  it("spans all years", () => {
    expect(seconds("0001-01-01T00:00:00", "9999-12-31T23:59:59.999999")).toBe(315_537_897_600);
    expect(seconds("0001-01-01T00:00:00", "9999-12-31T23:59:59.5")).toBe(315_537_897_599.5);
  });
});

describe("compareTimes", () => {
  it("orders moments to the microsecond", () => {
    const early = parseWrittenTime("2026-03-02T10:00:00.000001Z")!;
    const late = parseWrittenTime("2026-03-02T12:00:00.000002+02:00")!;
    expect(compareTimes(early, late)).toBeLessThan(0);
    expect(compareTimes(late, early)).toBeGreaterThan(0);
    expect(compareTimes(early, early)).toBe(0);
  });
});
