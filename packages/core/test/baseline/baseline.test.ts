import { type AnalysisOptions, analysisOptionsSchema, type Baseline, type LogonSession } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeSessions, learnBaseline } from "../../src/index.ts";
import { counted, session, sessionEvidence } from "../sample-session.ts";

const options = analysisOptionsSchema.parse({});

function workdays(count: number, changes: Partial<LogonSession> = {}): LogonSession[] {
  return Array.from({ length: count }, (_, day) =>
    session({ sessionKey: `day${day}`, connectedSeconds: 20_000 + 500 * day, ...changes }),
  );
}

function learned(sessions: LogonSession[], changes: Partial<AnalysisOptions> = {}): Baseline {
  const evidence = sessionEvidence(sessions, {
    computers: [{ computer: "PC-1", aliases: [], timeZone: "Europe/Berlin", timeZoneSource: "option" }],
  });
  return { ...learnBaseline(evidence, { ...options, ...changes }), fingerprint: "0".repeat(64) };
}

function scoredAgainst(baseline: Baseline, sessions: LogonSession[], timeZone = "Europe/Berlin") {
  const computers = [{ computer: "PC-1", aliases: [], timeZone, timeZoneSource: "option" as const }];
  return analyzeSessions(sessionEvidence(sessions, { computers }), options, { baseline });
}

const codesOf = ({ caveats }: { caveats: { code: string }[] }) => caveats.map(({ code }) => code);

describe("learnBaseline", () => {
  it("keeps distinct values in order, each with its number of sessions, and what they are", () => {
    const baseline = learned([...workdays(12), ...workdays(2)].reverse());
    expect(baseline).toMatchObject({ sessionCount: 14, computers: ["PC-1"], timeZones: ["Europe/Berlin"] });
    expect(baseline.rows).toHaveLength(12);
    expect(baseline.rows.slice(0, 3).map(({ sessions, values }) => [sessions, values[0]])).toEqual([
      [2, 20_000],
      [2, 20_500],
      [1, 21_000],
    ]);
    expect(baseline.features[0]).toBe("duration");
  });

  it("refuses what is no crowd", () => {
    expect(() => learned(workdays(9))).toThrow(expect.objectContaining({ code: "tooFewForBaseline" }));
  });

  it("learns people's sessions only, as they are scored", () => {
    const mixed = [...workdays(12), ...workdays(5, { accountKind: "machine" })];
    expect(learned(mixed).sessionCount).toBe(12);
    expect(learned(mixed, { include: ["machine"] }).sessionCount).toBe(17);
  });
});

describe("scores against a baseline", () => {
  const baseline = learned(workdays(60));
  const installer = session({
    sessionKey: "new",
    connectedSeconds: 30_000,
    eventCounts: [counted(7045, "serviceInstalled")],
  });

  it("makes a kind never seen before stand out, though it was constant there", () => {
    const { sessions } = scoredAgainst(baseline, [installer]);
    expect(sessions[0]).toMatchObject({ flagged: true, level: "high", severityKinds: ["unique_services"] });
    expect(sessions[0]?.reasons[0]).toMatchObject({ featureId: "unique_services", moreThan: 60, of: 60 });
    expect(sessions[0]?.whatIf?.text).toMatch(/^Would not be flagged if it had no services installed/);
  });

  it("does not let what is scored teach: a burst of look-alikes is as strange as one of it", () => {
    const burst = Array.from({ length: 50 }, (_, place) => ({ ...installer, sessionKey: `burst${place}` }));
    const alone = scoredAgainst(baseline, [installer]).sessions[0]?.score;
    for (const { score } of scoredAgainst(baseline, burst).sessions) expect(score).toBe(alone);
  });

  it("finds an ordinary day ordinary", () => {
    const { sessions, caveats } = scoredAgainst(baseline, workdays(5));
    expect(sessions.every(({ level }) => level === "none")).toBe(true);
    expect(caveats.map(({ code }) => code)).toEqual(["notGuilt"]);
  });

  it("says where the baseline does not fit", () => {
    const burst = Array.from({ length: 3 }, (_, place) => ({ ...installer, sessionKey: `burst${place}` }));
    expect(codesOf(scoredAgainst(baseline, [...burst, ...workdays(9)]))).toContain("baselineDoesNotFit");
    expect(codesOf(scoredAgainst(baseline, [...burst, ...workdays(12)]))).not.toContain("baselineDoesNotFit");
    // One strange session of three is a finding, not a misfit.
    expect(codesOf(scoredAgainst(baseline, [installer, ...workdays(2)]))).not.toContain("baselineDoesNotFit");
    expect(codesOf(scoredAgainst(baseline, workdays(3), "UTC"))).toContain("baselineOtherZone");
    const early = learned(workdays(12), { workHours: "06:00-14:00" });
    expect(codesOf(scoredAgainst(early, workdays(3)))).toContain("baselineOtherWorkHours");
  });

  it("refuses one that was learned with other features", () => {
    const other: Baseline = { ...baseline, features: baseline.features.toReversed() };
    expect(() => scoredAgainst(other, [installer])).toThrow(expect.objectContaining({ code: "baselineMisfit" }));
  });
});
