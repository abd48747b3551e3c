import { describe, expect, it } from "vitest";
import { relatedSessionsFinder } from "../../src/explanations/related-sessions.ts";
import { session } from "../sample-session.ts";

function at(day: number, sourceAddress: string, workstationName = "") {
  const startTime = `2026-03-${String(day).padStart(2, "0")}T09:00:00Z`;
  return session({ sessionKey: `day${day}`, startTime, sourceAddress, workstationName });
}

describe("relatedSessionsFinder", () => {
  it("finds the same address first, then the same workstation, whatever its case", () => {
    const sessions = [
      at(1, "10.0.0.1", "KALI"),
      at(2, "10.0.0.2", "kali"),
      at(3, "10.0.0.1", "KALI"),
      at(4, "10.0.0.9"),
    ];
    expect(relatedSessionsFinder(sessions)(sessions[0]!)).toEqual([
      { sessionKey: "day3", by: "sourceAddress" },
      { sessionKey: "day2", by: "workstationName" },
    ]);
  });

  it("does not take sessions without an address for related", () => {
    const sessions = [at(1, ""), at(2, "")];
    expect(relatedSessionsFinder(sessions)(sessions[0]!)).toEqual([]);
  });

  it("lists ten at most, the nearest in time, in any order of the sessions", () => {
    const sessions = Array.from({ length: 28 }, (_, day) => at(day + 1, "10.0.0.1"));
    const expected = [14, 16, 13, 17, 12, 18, 11, 19, 10, 20].map((day) => `day${day}`);
    for (const list of [sessions, sessions.toReversed()]) {
      expect(relatedSessionsFinder(list)(at(15, "10.0.0.1")).map(({ sessionKey }) => sessionKey)).toEqual(expected);
    }
  });
});
