import { describe, expect, it } from "vitest";
import {
  countReason,
  durationText,
  flagReason,
  type ReasonFigures,
  whatIfText,
} from "../../src/explanations/wording.ts";

const figures: ReasonFigures = {
  value: 57,
  isOpen: false,
  names: [],
  accounts: 1,
  neighborMedian: 0,
  neighbors: 10,
  isBaseline: false,
  moreThan: 311,
  lessThan: 0,
  of: 312,
};

describe("countReason", () => {
  it("tells the value, the neighbors' and its place among all", () => {
    expect(countReason("failed_logons", figures)).toBe(
      "57 failed logons; the 10 nearest sessions: 0; more than 311 of 312 others",
    );
  });

  it.each<[Partial<ReasonFigures>, string]>([
    [{ value: 1, neighbors: 1 }, "1 failed logon; the nearest session: 0; more than 311 of 312 others"],
    [{ moreThan: 312 }, "57 failed logons; the 10 nearest sessions: 0; more than all 312 others"],
    [{ moreThan: 1, of: 1 }, "57 failed logons; the 10 nearest sessions: 0; more than the other session"],
    [
      { value: 0, neighborMedian: 2.5, moreThan: 0, lessThan: 300 },
      "no failed logons; the 10 nearest sessions: 2.5; fewer than 300 of 312 others",
    ],
    [
      { neighborMedian: 57, moreThan: 200, lessThan: 100 },
      "57 failed logons; the 10 nearest sessions: 57; more than 200 of 312 others",
    ],
    [{ neighbors: 0, moreThan: 0 }, "57 failed logons; like all 312 others"],
    [{ neighbors: 0, moreThan: 0, of: 0 }, "57 failed logons; the only session"],
    [{ isBaseline: true }, "57 failed logons; the 10 nearest sessions: 0; more than 311 of the baseline's 312"],
    [
      { isBaseline: true, moreThan: 312 },
      "57 failed logons; the 10 nearest sessions: 0; more than all 312 of the baseline",
    ],
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

  it("takes no slash within a name for a path", () => {
    const names = ["Intel(R) PRO/1000 NDIS 6 Adapter Driver for Everyone"];
    const [told] = countReason("unique_services", { ...figures, value: 1, names }).split("; ");
    expect(told).toBe("1 service installed (Intel(R) PRO/1000 NDIS 6 Adapter Driver…)");
  });

  it.each([
    [
      String.raw`C:\Users\IEUser\AppData\Local\Google\Chrome\User Data\Default\Login Data`,
      String.raw`C:\Users\IE…User Data\Default\Login Data`,
    ],
    [`/${"🦊".repeat(100)}`, `/${"🦊".repeat(10)}…${"🦊".repeat(28)}`],
    [String.raw`C:\Windows\System32\config\SAM`, String.raw`C:\Windows\System32\config\SAM`],
  ])("keeps both ends of a path: %s", (path, shown) => {
    const told = countReason("sensitive_objects", { ...figures, value: 1, names: [path] });
    expect(told.split("; ")[0]).toBe(`1 access to a sensitive object (${shown})`);
  });

  it("tells a duration as time, and that an open one is not over", () => {
    const lasting = { ...figures, value: 7320, neighborMedian: 45 };
    const longer = "; the 10 nearest sessions: 45 s; longer than 311 of 312 others";
    expect(countReason("duration", lasting)).toBe(`lasted 2 h 2 min${longer}`);
    expect(countReason("duration", { ...lasting, isOpen: true })).toBe(`lasted at least 2 h 2 min${longer}`);
    const moment = { ...lasting, value: 0.04, isOpen: true };
    expect(countReason("duration", moment)).toMatch(/^was seen for a moment only; /);
  });

  it("claims no short duration of a session whose end was not seen", () => {
    const brief = { ...figures, value: 0, neighborMedian: 3600, moreThan: 0, lessThan: 312 };
    expect(countReason("duration", brief)).toBe(
      "lasted 0 s; the 10 nearest sessions: 1 h; shorter than all 312 others",
    );
    expect(countReason("duration", { ...brief, isOpen: true })).toBe(
      "was seen for a moment only; the 10 nearest sessions: 1 h; seen for less time than all 312 others",
    );
  });
});

describe("flagReason", () => {
  it.each<[Partial<ReasonFigures>, string]>([
    [{ moreThan: 3 }, "started outside working hours; 3 of 312 sessions did"],
    [{ value: 0, moreThan: 309 }, "started in working hours; 309 of 312 sessions did"],
    [{ moreThan: 1 }, "started outside working hours; the only one of 312 sessions"],
    [{ moreThan: 1, of: 1 }, "started outside working hours; the only session"],
    [{ moreThan: 1, isBaseline: true }, "started outside working hours; 1 of the baseline's 312 sessions did"],
    [{ moreThan: 0, isBaseline: true }, "started outside working hours; none of the baseline's 312 sessions did"],
  ])("tells the flag and how many share it: %j", (changes, expected) => {
    expect(flagReason("off_hours", { ...figures, value: 1, ...changes })).toBe(expected);
  });

  it("tells an address and that there is none", () => {
    expect(flagReason("ip_present", { ...figures, value: 1, moreThan: 4 })).toBe(
      "came from a network address; 4 of 312 sessions did",
    );
    expect(flagReason("ip_present", { ...figures, value: 0, moreThan: 4 })).toBe(
      "had no network address; 4 of 312 sessions had none",
    );
  });
});

describe("whatIfText", () => {
  const quiet = { featureId: "failed_logons", value: 0 } as const;
  const short = { featureId: "duration", value: 19_680 } as const;
  const daytime = { featureId: "off_hours", value: 0 } as const;

  it("says what alone would do", () => {
    expect(whatIfText([daytime], { isSingle: true, isEnough: true })).toBe(
      "Would not be flagged if it had started in working hours.",
    );
  });

  it.each([
    [true, "No single change suffices; would not be flagged if it had no failed logons and had lasted 5 h 28 min."],
    [false, "No single change suffices; would still be flagged if it had no failed logons and had lasted 5 h 28 min."],
  ])("says what all together would do (enough: %s)", (isEnough, expected) => {
    expect(whatIfText([quiet, short], { isSingle: false, isEnough })).toBe(expected);
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
