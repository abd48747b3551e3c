import { analyzeSessions, evaluateProfiles } from "@stray/core";
import { type AnalysisOptions, type Evaluation, profileSchema } from "@stray/schemas";
import { EvidenceError } from "./errors.ts";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";
import { givenEvidence } from "./given-evidence.ts";
import { readSessionLists } from "./read-session-lists.ts";

/** Labelled sessions in, how well each profile finds those labelled true out: what `stray evaluate` calls. */
export async function evaluateSessionLists(
  sources: readonly EvidenceSource[],
  options: AnalysisOptions,
  context: EvidenceContext,
): Promise<Evaluation> {
  const lists = await readSessionLists(sources, context);
  if (lists.kind !== "originalSessionList")
    throw notLabelled("Its sessions are of `stray sessions`, which knows none.");
  const labels = lists.sessions.map(({ label }) => label);
  const unlabelled = labels.findIndex((label) => typeof label !== "boolean");
  if (unlabelled >= 0) throw notLabelled(`Session [${unlabelled}] has none.`);
  const evidence = givenEvidence(lists, context);
  const labelled = new Set(evidence.sessions.filter((_, index) => labels[index]).map(({ sessionKey }) => sessionKey));
  const analyses = profileSchema.options.map((profile) => analyzeSessions(evidence, { ...options, profile }));
  return evaluateProfiles(analyses, (sessionKey) => labelled.has(sessionKey));
}

function notLabelled(why: string): EvidenceError {
  const text = "A list to evaluate has `label`: true or false in every session, in the original tool's shape.";
  return new EvidenceError("badSessionList", `${text} ${why}`);
}
