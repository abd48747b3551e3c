import type { Analysis, Evaluation, Profile, ProfileEvaluation } from "@stray/schemas";
import { areaUnderCurve, averagePrecision, type Judged, recallAt } from "./ranking-metrics.ts";

const cuts = [1, 3, 5, 10, 20, 50, 100];

/** Each profile's answer about the same sessions, and which of them are to be found. */
export function evaluateProfiles(
  analyses: readonly Analysis[],
  isLabelled: (sessionKey: string) => boolean,
): Evaluation {
  const [first] = analyses;
  const keys = first?.sessions.map(({ session }) => session.sessionKey) ?? [];
  return {
    schemaVersion: 1,
    sessions: keys.length,
    labelled: keys.filter(isLabelled).length,
    profiles: analyses.map((analysis) => evaluated(analysis, isLabelled)),
  };
}

function evaluated(
  { options, population, sessions }: Analysis,
  isLabelled: (sessionKey: string) => boolean,
): ProfileEvaluation {
  const judged = sessions.flatMap(({ session, score }): Judged[] => {
    return score === null ? [] : [{ score, isAttack: isLabelled(session.sessionKey) }];
  });
  const attacks = judged.filter(({ isAttack }) => isAttack).length;
  const isTelling = attacks > 0 && attacks < judged.length;
  const ifTelling = (figure: number) => (isTelling ? rounded(figure) : null);
  const flagged = sessions.filter((scored) => scored.flagged);
  const profile: Profile = options.profile;
  return {
    profile,
    averagePrecision: ifTelling(averagePrecision(judged)),
    areaUnderCurve: ifTelling(areaUnderCurve(judged)),
    recallAt: cuts.filter((k) => k <= sessions.length).map((k) => ({ k, recall: ifTelling(recallAt(k, judged)) })),
    budget: population.budget,
    flagged: flagged.length,
    flaggedRight: flagged.filter(({ session }) => isLabelled(session.sessionKey)).length,
  };
}

function rounded(figure: number): number {
  return Math.round(figure * 1e6) / 1e6;
}
