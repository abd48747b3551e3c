import { analysisOptionsSchema, type LogonSession, type ScoredSession } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeSessions } from "../../src/analyze.ts";
import { counted, session, sessionEvidence } from "../sample-session.ts";

/** Forty workdays of unlike length beside the sessions under test. */
function scored(strange: LogonSession[]): ScoredSession[] {
  const ordinary = Array.from({ length: 40 }, (_, day) =>
    session({ sessionKey: `day${String(day).padStart(2, "0")}`, connectedSeconds: 20_000 + 500 * day }),
  );
  return analyzeSessions(sessionEvidence([...ordinary, ...strange]), analysisOptionsSchema.parse({})).sessions;
}

function byKey(sessions: ScoredSession[], key: string): ScoredSession {
  return sessions.find(({ session: { sessionKey } }) => sessionKey === key)!;
}

const guesser = session({
  sessionKey: "guesser",
  connectedSeconds: 25_000,
  eventCounts: [counted(4625, "logonFailed", 57)],
});
const intruder = session({
  sessionKey: "intruder",
  connectedSeconds: 3,
  sourceAddress: "203.0.113.9",
  eventCounts: [counted(4625, "logonFailed", 57), counted(4720, "userCreated"), counted(1102, "logCleared")],
});

describe("what-if", () => {
  it("names the one change after which a session would not be flagged, and the score it would then have", () => {
    const { whatIf, flagged } = byKey(scored([guesser]), "guesser");
    expect(flagged).toBe(true);
    expect(whatIf?.text).toBe("Would not be flagged if it had no failed logons.");
    expect(whatIf?.featureIds).toEqual(["failed_logons"]);
    expect(whatIf?.score).toBeLessThan(2);
  });

  it("scores the changed session as one that really had no failures is scored against the same others", () => {
    const { whatIf } = byKey(scored([guesser]), "guesser");
    expect(whatIf?.score).toBeCloseTo(1, 0);
  });

  it("says so where no single change suffices", () => {
    const { whatIf } = byKey(scored([intruder, guesser]), "intruder");
    expect(whatIf?.text).toMatch(/^No single change suffices; would (not|still) be flagged if it /);
    expect(whatIf?.featureIds.length).toBeGreaterThan(1);
  });

  it("is told of flagged sessions only", () => {
    for (const { flagged, whatIf } of scored([guesser])) expect(whatIf !== null).toBe(flagged);
  });
});

describe("nearest ordinary session", () => {
  it("stands beside what stands out: the workday of most like length, with its values", () => {
    const { nearestOrdinary } = byKey(scored([guesser]), "guesser");
    expect(nearestOrdinary?.features.failed_logons).toBe(0);
    // 21,242 to 25,268 s are one quarter step, so days 3 (21,500 s) to 10 are equally near; the smallest key stands.
    expect(nearestOrdinary?.sessionKey).toBe("day03");
  });

  it("is null of an ordinary session itself", () => {
    expect(byKey(scored([guesser]), "day10").nearestOrdinary).toBeNull();
  });
});
