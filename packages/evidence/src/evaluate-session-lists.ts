import { analyzeSessions, evaluateProfiles, numberEqualKeys, type SessionEvidence } from "@stray/core";
import { type AnalysisOptions, type Evaluation, profileSchema } from "@stray/schemas";
import { partsEvidence } from "./analyze-evidence.ts";
import { EvidenceError } from "./errors.ts";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";
import { givenEvidence } from "./given-evidence.ts";
import { readSessionLists, type SessionLists } from "./read-session-lists.ts";

/** Labelled sessions in, how well each profile finds those labelled true out: what `stray evaluate` calls. */
export async function evaluateSessionLists(
  sources: readonly EvidenceSource[],
  options: AnalysisOptions,
  context: EvidenceContext,
): Promise<Evaluation> {
  const lists = await readSessionLists(sources, context);
  const { evidence, timezone } = sessionsOf(lists, options, context);
  const sessions = numberEqualKeys(evidence.sessions);
  const labels = labelsOf(lists);
  const labelOf = new Map(sessions.map(({ sessionKey }, index) => [sessionKey, labels[index] === true]));
  const analyses = profileSchema.options.map((profile) =>
    analyzeSessions({ ...evidence, sessions }, { ...options, timezone, profile }),
  );
  return evaluateProfiles(analyses, labelOf);
}

/** In the order of `labelsOf`. */
function sessionsOf(
  lists: SessionLists,
  options: AnalysisOptions,
  context: EvidenceContext,
): { evidence: SessionEvidence; timezone: string[] } {
  if (lists.kind === "straySessions") return partsEvidence(lists, options, context);
  return { evidence: givenEvidence(lists, context), timezone: options.timezone };
}

/** Throws EvidenceError where a session has no label: it would count as ordinary, and nobody said so. */
function labelsOf(lists: SessionLists): boolean[] {
  const labels =
    lists.kind === "straySessions"
      ? lists.parts.flatMap((part) => part.labels)
      : lists.sessions.map(({ label }) => label);
  return labels.map((label, index) => {
    if (typeof label === "boolean") return label;
    const text = `A list to evaluate has \`label\`: true or false in every session. Session [${index}] has none.`;
    throw new EvidenceError("badSessionList", text);
  });
}
