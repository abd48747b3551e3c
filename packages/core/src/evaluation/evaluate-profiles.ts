import type { Analysis, Evaluation, Profile, ProfileEvaluation } from "@stray/schemas";
import { areaUnderCurve, averagePrecision, type Judged, recallAt } from "./ranking-metrics.ts";

const cuts = [1, 3, 5, 10, 20, 50, 100];

/** Each profile's answer about the same sessions; `labels`: of each session key whether it is to be found. */
export function evaluateProfiles(analyses: readonly Analysis[], labels: ReadonlyMap<string, boolean>): Evaluation {
  return {
    schemaVersion: 1,
    sessions: labels.size,
    labelled: [...labels.values()].filter((label) => label).length,
    profiles: analyses.map((analysis) => evaluated(analysis, (sessionKey) => labels.get(sessionKey) === true)),
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
    scored: judged.length,
    labelledScored: attacks,
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
