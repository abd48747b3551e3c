import { describe, expect, it } from "vitest";
import { AnalysisError } from "../../src/errors.ts";
import { isTimeZone, zoneClock } from "../../src/time/zone-clock.ts";

function wallClock(timeZone: string, utc: string): string {
  const minutes = zoneClock(timeZone)(Date.parse(utc) / 1000);
  return `${Math.floor(minutes / 60)}:${minutes % 60}`;
}

describe("zoneClock", () => {
  it.each([
    ["UTC", "2026-03-02T23:30:00Z", "23:30"],
    ["+09:00", "2026-03-02T23:30:00Z", "8:30"],
    ["-0330", "2026-03-02T01:00:00Z", "21:30"],
    ["+02", "1969-12-31T23:00:00Z", "1:0"],
    ["Asia/Kolkata", "2026-03-02T23:30:00Z", "5:0"],
    ["Europe/Madrid", "2026-01-15T12:00:00Z", "13:0"],
    ["Europe/Madrid", "2026-07-15T12:00:00Z", "14:0"],
    ["America/New_York", "2026-03-08T06:59:00Z", "1:59"],
    ["America/New_York", "2026-03-08T07:00:00Z", "3:0"],
    ["Europe/Madrid", "2026-01-15T23:10:00Z", "0:10"],
  ])("reads %s at %s as %s", (timeZone, utc, expected) => {
    expect(wallClock(timeZone, utc)).toBe(expected);
  });

  it("refuses a zone that nobody knows, with its name and what to write instead", () => {
    expect(() => zoneClock("Mars/Olympus")).toThrow(AnalysisError);
    expect(() => zoneClock("+25:00")).toThrow('unknown time zone "+25:00": use a name such as Europe/Madrid');
  });
});

describe("isTimeZone", () => {
  it("tells zones from other text", () => {
    expect(["UTC", "+05:45", "Asia/Tokyo"].map(isTimeZone)).toEqual([true, true, true]);
    expect(["", "somewhere", "+5", "+24:00"].map(isTimeZone)).toEqual([false, false, false, false]);
  });
});
