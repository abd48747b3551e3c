import { analysisOptionsSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { offHoursTest } from "../../src/features/off-hours.ts";
import { session } from "../sample-session.ts";

function isOffHours(
  startTime: string | null,
  options: { workHours?: string; profile?: "classic" } = {},
  timeZone = "UTC",
) {
  return offHoursTest(analysisOptionsSchema.parse(options))(session({ startTime, timeZone }));
}

function givenStart(start: string | null) {
  return session({ given: { position: 1, user: null, sourceIp: null, start, end: null } });
}

describe("offHoursTest", () => {
  it("takes the start of work in and its end out", () => {
    const times = ["06:59:59", "07:00:00", "21:59:59", "22:00:00"].map((time) => `2026-03-02T${time}Z`);
    expect(times.map((time) => isOffHours(time))).toEqual([true, false, false, true]);
  });

  it("reads the clock of the session's zone, daylight saving included", () => {
    expect(isOffHours("2026-01-15T21:30:00Z", {}, "Europe/Madrid")).toBe(true);
    expect(isOffHours("2026-01-15T20:30:00Z", {}, "Europe/Madrid")).toBe(false);
    expect(isOffHours("2026-07-15T20:30:00Z", {}, "Europe/Madrid")).toBe(true);
  });

  it("takes working hours that span midnight, and the end of the day", () => {
    const night = { workHours: "22:00-06:00" };
    expect(isOffHours("2026-03-02T23:00:00Z", night)).toBe(false);
    expect(isOffHours("2026-03-02T05:59:00Z", night)).toBe(false);
    expect(isOffHours("2026-03-02T06:00:00Z", night)).toBe(true);
    expect(isOffHours("2026-03-02T23:59:59Z", { workHours: "00:00-24:00" })).toBe(false);
  });

  it("keeps the original's hours in profile classic", () => {
    expect(isOffHours("2026-03-02T21:30:00Z", { profile: "classic", workHours: "09:00-17:00" })).toBe(false);
  });

  it("reads the written hour of a given list", () => {
    const test = offHoursTest(analysisOptionsSchema.parse({}));
    expect(test(givenStart("2026-03-02T23:00:00+09:00"))).toBe(true);
    expect(test(givenStart("2026-03-02T09:00:00-08:00"))).toBe(false);
  });

  it("does not take an unknown start for off-hours", () => {
    expect(isOffHours(null)).toBe(false);
    expect(offHoursTest(analysisOptionsSchema.parse({}))(givenStart("some night"))).toBe(false);
  });
});
