import { analysisOptionsSchema, analysisSchema, type LogonSession, type Profile } from "@stray/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeSessions, learnBaseline } from "../src/index.ts";
import { counted, session, sessionEvidence } from "./sample-session.ts";

const hugeCount = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 ** 31 }));
const day = fc.integer({ min: 10, max: 28 });

/** Sessions of any size and time, some without a start, some alike. */
const anySession: fc.Arbitrary<LogonSession> = fc
  .record({
    connectedSeconds: fc.oneof(fc.constantFrom(0, 60, 1e15, -5), fc.double({ min: 0, max: 1e6, noNaN: true })),
    failed: hugeCount,
    services: hugeCount,
    sourceAddress: fc.constantFrom("", "10.0.0.1"),
    startTime: fc.option(day.map((date) => `2026-03-${date}T23:00:00Z`)),
    endTime: fc.option(day.map((date) => `2026-03-${date}T08:00:00.1234567Z`)),
    sessionKey: fc.constantFrom("a~b~c", "a~b~d", "a~b~c~2"),
  })
  .map(({ failed, services, ...rest }) => {
    const rows = [
      counted(4625, "logonFailed", failed),
      { ...counted(7045, "serviceInstalled", services), distinctNames: services },
    ];
    return session({ ...rest, eventCounts: rows });
  });

const ordinary = Array.from({ length: 12 }, (_, day) =>
  session({ sessionKey: `day~${day}`, connectedSeconds: 20_000 + 500 * day }),
);

const learned = learnBaseline(sessionEvidence(ordinary), optionsOf("stray"));
const baseline = { ...learned, fingerprint: "0".repeat(64) };

/** The three ways to score: among each other by either profile, or against known-good sessions. */
const ways = {
  stray: (sessions: LogonSession[]) => analyzeSessions(sessionEvidence(sessions), optionsOf("stray")),
  classic: (sessions: LogonSession[]) => analyzeSessions(sessionEvidence(sessions), optionsOf("classic")),
  "stray against a baseline": (sessions: LogonSession[]) =>
    analyzeSessions(sessionEvidence(sessions), optionsOf("stray"), { baseline }),
};

function optionsOf(profile: Profile) {
  return analysisOptionsSchema.parse({ profile });
}

describe.each(Object.entries(ways))("analyzeSessions on anything, %s", (way, analyze) => {
  const isScored = (count: number) => way !== "classic" || count >= 5;
  /** What each session got, by what it was before keys were numbered. */
  const scoresOf = (sessions: LogonSession[]) =>
    analyze(sessions)
      .sessions.map(({ session: { sessionKey }, score }) => [sessionKey, score] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));

  it("gives finite numbers, unique keys and the schema's shape", () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 14 }), (sessions) => {
        const analysis = analyze(sessions);
        expect(analysisSchema.safeParse(JSON.parse(JSON.stringify(analysis))).error).toBeUndefined();
        expect(new Set(analysis.sessions.map((each) => each.session.sessionKey)).size).toBe(sessions.length);
        for (const { score } of analysis.sessions) expect(Number.isFinite(score)).toBe(isScored(sessions.length));
      }),
      { numRuns: 200 },
    );
  });

  it("gives each session the same answer whatever the order of the list", () => {
    const shuffledTwice = fc
      .array(anySession, { minLength: 5, maxLength: 12 })
      .chain((sessions) =>
        fc.tuple(fc.constant(sessions), fc.shuffledSubarray(sessions, { minLength: sessions.length })),
      );
    fc.assert(
      fc.property(shuffledTwice, ([sessions, shuffled]) => {
        expect(analyze(shuffled)).toEqual(analyze(sessions));
      }),
      { numRuns: 100 },
    );
  });

  it("gives copies of a session one score and one rank, however many there are", () => {
    fc.assert(
      fc.property(
        fc.array(anySession, { minLength: 5, maxLength: 8 }),
        fc.integer({ min: 2, max: 9 }),
        (list, copies) => {
          const first = session({ ...list[0], sessionKey: "copy~of~one" });
          const sessions = [...list.slice(1), ...Array.from({ length: copies }, () => first)];
          const answers = analyze(sessions).sessions.filter((each) =>
            each.session.sessionKey.startsWith("copy~of~one"),
          );
          expect(answers).toHaveLength(copies);
          expect(new Set(answers.map(({ score, rank, level }) => `${score} ${rank} ${level}`)).size).toBe(1);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("gives a finite score to copies with nothing near but each other", () => {
    const far = [0, 1, 2, 3].map((place) => session({ sessionKey: `s~${place}`, connectedSeconds: 60 * 100 ** place }));
    const sessions = far.flatMap((each) => Array.from({ length: 50 }, () => each));
    for (const { score } of analyze(sessions).sessions) expect(Number.isFinite(score)).toBe(true);
  });

  it.each([0, 1, 2, 3, 4, 5])("takes %i sessions", (count) => {
    const analysis = analyze(ordinary.slice(0, count));
    expect(analysis.sessions).toHaveLength(count);
    for (const { score, flagged } of analysis.sessions) {
      expect(Number.isFinite(score)).toBe(isScored(count));
      expect(flagged).toBe(false);
    }
  });

  it("gives all that are alike the score of an ordinary one", () => {
    const alike = Array.from({ length: 30 }, (_, place) => ({ ...ordinary[5]!, sessionKey: `s~${place}` }));
    for (const { score } of analyze(alike).sessions) expect(score).toBeCloseTo(1, 6);
  });

  it("takes a session of 1e15 seconds and 2^31 events for the strangest of many", () => {
    const huge = session({
      sessionKey: "huge",
      connectedSeconds: 1e15,
      startTime: "0001-01-01T00:00:00Z",
      endTime: "9999-12-31T23:59:59.9999999Z",
      eventCounts: [counted(4625, "logonFailed", 2 ** 31)],
    });
    const [first] = analyze([...ordinary, huge]).sessions;
    expect(first?.session.sessionKey).toBe("huge");
    expect(Number.isFinite(first?.score)).toBe(true);
    expect(first).toMatchObject({ rank: 1, flagged: true });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])("refuses a count of %d, which no schema lets through", (count) => {
    const broken = session({ sessionKey: "broken", eventCounts: [counted(4625, "logonFailed", count)] });
    expect(() => analyze([...ordinary, broken])).toThrow(expect.objectContaining({ code: "valueNotFinite" }));
  });

  const knowsOthers = way === "stray against a baseline";
  it(`${knowsOthers ? "tells as news" : "scores the same"} where all have one thing more in common`, () => {
    const share = { ...counted(5140, "shareAccessed", 7), channel: "Other" };
    const withShare = (each: LogonSession) => ({ ...each, eventCounts: [...each.eventCounts, share] });
    fc.assert(
      fc.property(fc.array(anySession, { minLength: 5, maxLength: 12 }), (sessions) => {
        const unlike = sessions.map((each, place) => ({ ...each, sessionKey: `s~${place}` }));
        const [before, after] = [scoresOf(unlike), scoresOf(unlike.map(withShare))];
        const rises = after.map(([, score], place) => (score ?? 0) - (before[place]?.[1] ?? 0));
        if (knowsOthers) expect(Math.min(...rises)).toBeGreaterThan(0);
        else expect(after).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });
});
