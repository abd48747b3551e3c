import {
  type Analysis,
  type AnalysisOptions,
  analysisOptionsSchema,
  analysisSchema,
  type LogonSession,
} from "@stray/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeSessions, type SessionEvidence } from "../src/index.ts";
import { counted, session, sessionEvidence } from "./sample-session.ts";

function analyze(
  sessions: LogonSession[],
  options: Partial<AnalysisOptions> = {},
  evidence: Partial<SessionEvidence> = {},
): Analysis {
  return analyzeSessions(sessionEvidence(sessions, evidence), analysisOptionsSchema.parse(options));
}

/** Working days of different length, one a day. */
function workdays(count: number): LogonSession[] {
  return Array.from({ length: count }, (_, day) => {
    const startTime = new Date(Date.UTC(2026, 2, 1 + day, 9)).toISOString();
    const endTime = new Date(Date.UTC(2026, 2, 1 + day, 17)).toISOString();
    const times = { startTime, endTime, lastSeen: endTime, connectedSeconds: 25_000 + 700 * (day % 7) };
    return session({ sessionKey: `pc-1~0x${day}~day`, ...times });
  });
}

const tampering = [counted(4720, "userCreated"), counted(4732, "groupMemberAdded"), counted(1102, "logCleared")];
const intrusion = session({
  sessionKey: "pc-1~0xbad~night",
  startTime: "2026-03-05T02:10:00Z",
  sourceAddress: "203.0.113.9",
  connectedSeconds: 2400,
  eventCounts: [counted(4624, "logonSucceeded"), counted(4625, "logonFailed", 57), ...tampering],
});

function keysOf({ sessions }: Pick<Analysis, "sessions">): string[] {
  return sessions.map(({ session: { sessionKey } }) => sessionKey);
}

describe("analyzeSessions, profile stray", () => {
  const analysis = analyze([...workdays(40), intrusion]);
  const first = analysis.sessions[0]!;

  it("gives an analysis of the schema's shape, keys in its order", () => {
    expect(JSON.stringify(analysisSchema.parse(structuredClone(analysis)))).toBe(JSON.stringify(analysis));
  });

  it("ranks the intrusion first, with its severe kinds and reasons in words", () => {
    expect(first).toMatchObject({
      session: { sessionKey: intrusion.sessionKey },
      rank: 1,
      level: "high",
      flagged: true,
    });
    expect(first.severityKinds).toEqual(["failed_logons", "group_added", "user_created", "logs_cleared"]);
    expect(first.reasons[0]?.text).toMatch(/^57 failed logons; the \d+ nearest sessions: 0; more than all 40 others$/);
  });

  it("gives contributions that add up to the score less 1", () => {
    for (const { score, localOutlierFactor, contributions, severityKinds } of analysis.sessions) {
      const sum = contributions.reduce((total, { contribution }) => total + contribution, 0);
      const expected = Number(localOutlierFactor) < 1 ? 0.25 * severityKinds.length : Number(score) - 1;
      expect(sum).toBeCloseTo(expected, 7);
    }
  });

  it("shows how far over an ordinary score it is", () => {
    expect(first.score).toBeCloseTo(Number(first.localOutlierFactor) + 4 * 0.25, 8);
    expect(first.anomaly).toBeCloseTo(1 - 1 / Number(first.score), 6);
    expect(analysis.sessions.at(-1)?.anomaly).toBe(0);
  });

  it("never names a sum, and names three features at most", () => {
    for (const { reasons } of analysis.sessions) {
      expect(reasons.length).toBeLessThanOrEqual(3);
      expect(reasons.map(({ featureId }) => featureId)).not.toContain("total_events");
    }
  });

  it("says that a finding is not evidence of guilt", () => {
    expect(analysis.caveats).toEqual([{ code: "notGuilt", text: expect.stringContaining("not evidence of guilt") }]);
  });

  it("does not depend on the order of the sessions", () => {
    const sessions = [...workdays(12), intrusion];
    const expected = JSON.stringify(analyze(sessions));
    fc.assert(
      fc.property(fc.shuffledSubarray(sessions, { minLength: sessions.length }), (shuffled) => {
        expect(JSON.stringify(analyze(shuffled))).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });

  it("gives an empty analysis of nothing", () => {
    expect(analyze([])).toMatchObject({ sessions: [], population: { scored: 0, budget: 10 } });
  });
});

describe("levels, budget and few sessions", () => {
  it("flags as many ranks as the budget holds and counts those beyond", () => {
    const strays = Array.from({ length: 14 }, (_, index) => {
      const eventCounts = [counted(4625, "logonFailed", 4 ** (index + 1)), ...tampering];
      return session({ sessionKey: `pc-1~0xb${index}~night`, eventCounts, connectedSeconds: 60 * 2 ** index });
    });
    const { sessions, population } = analyze([...workdays(80), ...strays]);
    const notable = sessions.filter(({ level }) => level !== "none");
    expect(notable.length).toBeGreaterThan(10);
    expect(population).toMatchObject({ budget: 10, flagged: 10, beyondBudget: notable.length - 10 });
    expect(sessions.filter(({ flagged }) => flagged).every(({ rank }) => Number(rank) <= 10)).toBe(true);
  });

  it("gives copies one rank", () => {
    const ranks = analyze(Array.from({ length: 12 }, (_, copy) => session({ sessionKey: `a~${copy}~b` }))).sessions;
    expect(ranks.map(({ rank, score }) => [rank, score])).toEqual(Array(12).fill([1, 1]));
  });

  it("orders fewer than ten sessions by severity and flags only two severe kinds", () => {
    const odd = session({
      sessionKey: "pc-1~odd~x",
      connectedSeconds: 0,
      sourceAddress: "203.0.113.9",
      eventCounts: [counted(1102, "logCleared")],
    });
    const { sessions, caveats } = analyze([...workdays(6), odd, intrusion]);
    expect(keysOf({ sessions }).slice(0, 2)).toEqual([intrusion.sessionKey, odd.sessionKey]);
    expect(sessions.map(({ flagged }) => flagged)).toEqual([true, ...Array(7).fill(false)]);
    expect(caveats.map(({ code }) => code)).toContain("tooFewSessions");
  });

  it("scores a lone session 1 and what is severe about it", () => {
    const [only] = analyze([intrusion]).sessions;
    expect(only).toMatchObject({ score: 2, localOutlierFactor: 1, level: "medium", flagged: true, rank: 1 });
  });
});

describe("whose sessions are scored", () => {
  const machine = session({ sessionKey: "pc-1~0x3e7~m", accountKind: "machine", eventCounts: tampering });
  const service = session({ sessionKey: "pc-1~0x3e4~s", accountKind: "service" });
  const everyone = [...workdays(12), machine, service];

  it("scores people and only counts the rest", () => {
    const { population, sessions } = analyze(everyone);
    expect(population).toMatchObject({ userSessions: 12, machineSessions: 1, serviceSessions: 1, scored: 12 });
    expect(sessions).toHaveLength(12);
  });

  it("sets machines with a severe kind aside, by themselves", () => {
    expect(analyze(everyone).setAside).toEqual([
      {
        severityKinds: ["group_added", "user_created", "logs_cleared"],
        accountKind: "machine",
        setup: false,
        sessions: 1,
        computers: ["PC-1"],
        first: machine.startTime,
        last: machine.endTime,
        sessionKeys: [machine.sessionKey],
      },
    ]);
  });

  it("scores those asked for and sets them aside no more", () => {
    const { population, setAside } = analyze(everyone, { include: ["machine"] });
    expect(population.scored).toBe(13);
    expect(setAside).toEqual([]);
  });

  it("scores all in profile classic", () => {
    expect(analyze(everyone, { profile: "classic" }).population.scored).toBe(14);
  });

  it("leaves out what lies outside the asked time, and says how much", () => {
    const { population, sessions } = analyze(everyone, { since: "2026-03-05", until: "2026-03-07" });
    expect(sessions.map(({ session: { startTime } }) => startTime?.slice(0, 10)).sort()).toEqual([
      "2026-03-05",
      "2026-03-06",
    ]);
    expect(population).toMatchObject({ userSessions: 12, scored: 2, outsideTimeRange: 12 });
  });
});

describe("what the evidence cannot show", () => {
  const coverage = [
    { computer: "PC-1", channel: "System", records: 9, first: null, last: null, gaps: [], gapCount: 0 },
    { computer: "PC-2", channel: "Security", records: 9, first: null, last: null, gaps: [], gapCount: 0 },
  ];
  const other = workdays(12).map((each) => ({ ...each, computer: "PC-2", sessionKey: `2${each.sessionKey}` }));

  it("is null in the features, 0 in the score, and never a reason", () => {
    const { sessions } = analyze([...workdays(12), { ...intrusion, computer: "PC-2" }], {}, { coverage });
    expect(sessions[0]?.features.failed_logons).toBe(57);
    const blind = sessions.filter(({ session: { computer } }) => computer === "PC-1");
    expect(blind.every(({ features }) => features.failed_logons === null && features.logs_cleared === 0)).toBe(true);
    expect(blind.flatMap(({ reasons }) => reasons.map(({ featureId }) => featureId))).not.toContain("failed_logons");
  });

  it("is told where computers of unlike evidence were scored together", () => {
    const codes = (sessions: LogonSession[]) => analyze(sessions, {}, { coverage }).caveats.map(({ code }) => code);
    expect(codes([...workdays(12), ...other])).toContain("unlikeCoverage");
    expect(codes(other)).not.toContain("unlikeCoverage");
  });
});

describe("records behind a reason", () => {
  it("names file and record of each, twenty at most, and related sessions", () => {
    const events = Array.from({ length: 30 }, (_, index) => ({
      kind: "logonFailed" as const,
      eventId: 4625,
      channel: "Security",
      eventRecordId: 100 + index,
      timeCreated: null,
      source: "Security.evtx",
      attribution: "timeWindow" as const,
    }));
    const probe = session({ sessionKey: "pc-1~0xaa~probe", sourceAddress: "203.0.113.9" });
    const eventCounts = [counted(4625, "logonFailed", 30)];
    const [first] = analyze([...workdays(40), { ...intrusion, eventCounts, events }, probe]).sessions;
    const failures = first!.evidence.filter(({ featureId }) => featureId === "failed_logons");
    expect(failures).toHaveLength(20);
    expect(failures[0]).toEqual({
      featureId: "failed_logons",
      kind: "logonFailed",
      eventId: 4625,
      channel: "Security",
      source: "Security.evtx",
      eventRecordId: 100,
      timeCreated: null,
    });
    expect(first!.related).toEqual([{ sessionKey: probe.sessionKey, by: "sourceAddress" }]);
  });
});

describe("analyzeSessions, profile classic", () => {
  it("gives no scores under five sessions and says why", () => {
    const { sessions, caveats } = analyze(workdays(4), { profile: "classic" });
    for (const each of sessions) {
      expect(each).toMatchObject({ score: null, anomaly: null, localOutlierFactor: null, rank: null, flagged: false });
    }
    expect(caveats.map(({ code }) => code)).toContain("tooFewSessions");
  });

  it("reads written durations, twelve features, and the original's phrases", () => {
    const long = session({ sessionKey: "long~x~y", endTime: "2026-03-09T09:00:00Z", connectedSeconds: 60 });
    const { sessions, population } = analyze([...workdays(20), long], { profile: "classic" });
    expect(sessions[0]).toMatchObject({
      session: { sessionKey: "long~x~y" },
      flagged: true,
      level: "high",
      contributions: [],
    });
    expect(Object.keys(sessions[0]!.features)).toHaveLength(12);
    expect(sessions[0]!.reasons.map(({ text }) => text)).toContain("Unusual session duration");
    expect(population.budget).toBeNull();
  });
});
