import { analysisOptionsSchema, analysisSchema, type LogonSession } from "@stray/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeSessions } from "../src/index.ts";
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

describe.each(["stray", "classic"] as const)("analyzeSessions on anything, profile %s", (profile) => {
  const options = analysisOptionsSchema.parse({ profile });
  const analyze = (sessions: LogonSession[]) => analyzeSessions(sessionEvidence(sessions), options);

  it("gives finite numbers, unique keys and the schema's shape", () => {
    fc.assert(
      fc.property(fc.array(anySession, { maxLength: 14 }), (sessions) => {
        const analysis = analyze(sessions);
        expect(analysisSchema.safeParse(JSON.parse(JSON.stringify(analysis))).error).toBeUndefined();
        expect(new Set(analysis.sessions.map((each) => each.session.sessionKey)).size).toBe(sessions.length);
        const isScored = profile === "stray" || sessions.length >= 5;
        for (const { score } of analysis.sessions) expect(Number.isFinite(score)).toBe(isScored);
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
});
