import { analysisOptionsSchema, type LogonSession } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { timeRangeTest } from "../../src/sessions/time-range.ts";
import { session } from "../sample-session.ts";

function isInside(range: { since?: string; until?: string }, times: Partial<LogonSession>): boolean {
  return timeRangeTest(analysisOptionsSchema.parse(range))(session(times));
}

const nine = { startTime: "2026-03-02T09:00:00Z", endTime: "2026-03-02T10:00:00Z", lastSeen: "2026-03-02T10:00:00Z" };

describe("timeRangeTest", () => {
  it("keeps sessions that overlap the range, its end exclusive", () => {
    expect(isInside({ since: "2026-03-02T10:00:00Z" }, nine)).toBe(true);
    expect(isInside({ since: "2026-03-02T10:00:00.0001Z" }, nine)).toBe(false);
    expect(isInside({ until: "2026-03-02T09:00:00Z" }, nine)).toBe(false);
    expect(isInside({ until: "2026-03-02T09:00:01Z" }, nine)).toBe(true);
    expect(isInside({ since: "2026-03-02", until: "2026-03-03" }, nine)).toBe(true);
  });

  it("takes a session without an end as far as it was seen", () => {
    expect(isInside({ since: "2026-03-02T09:30" }, { ...nine, endTime: null })).toBe(true);
    expect(isInside({ since: "2026-03-02T09:30" }, { ...nine, endTime: null, lastSeen: null })).toBe(false);
  });

  it("takes what ends before it starts for the time between", () => {
    const backward = { ...nine, endTime: "2026-03-02T08:00:00Z", lastSeen: null };
    expect(isInside({ since: "2026-03-02T07:00", until: "2026-03-02T08:30" }, backward)).toBe(true);
  });

  it("takes a session without a start from when it was seen", () => {
    expect(isInside({ until: "2026-03-02T09:30" }, { ...nine, startTime: null })).toBe(false);
    expect(isInside({ until: "2026-03-02T10:30" }, { ...nine, startTime: null })).toBe(true);
  });

  it("keeps a session without any time only where no range is asked", () => {
    const timeless = { startTime: null, endTime: null, lastSeen: null };
    expect(isInside({}, timeless)).toBe(true);
    expect(isInside({ since: "2026-03-02" }, timeless)).toBe(false);
  });
});
