import { describe, expect, it } from "vitest";
import { countReason, durationText, flagReason } from "../../src/explanations/wording.ts";

const figures = {
  value: 57,
  isOpen: false,
  names: [],
  accounts: 1,
  neighborMedian: 0,
  neighbors: 10,
  moreThan: 311,
  of: 312,
};

describe("countReason", () => {
  it("tells the value, the neighbors' and its place among all", () => {
    expect(countReason("failed_logons", figures)).toBe(
      "57 failed logons; the 10 nearest sessions: 0; more than 311 of 312",
    );
  });

  it.each([
    [{ value: 1, neighbors: 1 }, "1 failed logon; the nearest session: 0; more than 311 of 312"],
    [{ value: 0, neighborMedian: 2.5 }, "no failed logons; the 10 nearest sessions: 2.5; more than 311 of 312"],
  ])("speaks plain English of %j", (changes, expected) => {
    expect(countReason("failed_logons", { ...figures, ...changes })).toBe(expected);
  });

  it("tells of how many accounts the failures were, where of several", () => {
    expect(countReason("failed_logons", { ...figures, accounts: 54 })).toMatch(/^57 failed logons of 54 accounts; /);
  });

  it("names what was made, the first three", () => {
    const names = ["\\a", "\\b", "\\c", "\\d"];
    expect(countReason("unique_tasks", { ...figures, value: 4, names })).toMatch(
      /^4 different scheduled tasks created \(\\a, \\b, \\c, …\); /,
    );
  });

  it("cuts a long name and never splits a character", () => {
    const [told] = countReason("unique_services", { ...figures, value: 1, names: ["🦊".repeat(100)] }).split(";");
    expect(told).toBe(`1 service installed (${"🦊".repeat(39)}…)`);
  });

  it("tells a duration as time, and that an open one is not over", () => {
    const lasting = { ...figures, value: 7320, neighborMedian: 45 };
    expect(countReason("duration", lasting)).toMatch(/^lasted 2 h 2 min; the 10 nearest sessions: 45 s; /);
    expect(countReason("duration", { ...lasting, isOpen: true })).toMatch(/^lasted at least 2 h 2 min; /);
  });
});

describe("flagReason", () => {
  it("tells the flag and how many share it", () => {
    expect(flagReason("off_hours", { ...figures, value: 1, moreThan: 3 })).toBe(
      "started outside working hours; 3 of 312",
    );
    expect(flagReason("ip_present", { ...figures, value: 0, moreThan: 4 })).toBe("has no network address; 4 of 312");
  });
});

describe("durationText", () => {
  it.each([
    [0, "0 s"],
    [0.26, "0.3 s"],
    [59.9, "59 s"],
    [60, "1 min"],
    [3605, "1 h"],
    [90_061, "1 d 1 h"],
    [86_400 * 400, "400 d"],
  ])("says %d s as %s", (seconds, expected) => {
    expect(durationText(seconds)).toBe(expected);
  });
});
