import { z } from "zod";
import { profileSchema } from "./analysis-options.ts";

const share = z.number().min(0).max(1).nullable();
const count = z.int().nonnegative();

/** How well a profile finds the sessions that are labelled to be found; null: it gave no scores, or one label alone. */
const profileEvaluationSchema = z.strictObject({
  profile: profileSchema,
  /** Sessions that the profile scores, and how many of them have `label: true`: the figures are of these alone. */
  scored: count,
  labelledScored: count,
  averagePrecision: share,
  areaUnderCurve: share,
  /** Share of the labelled within the first k; of sessions tied at the cut the expected number. */
  recallAt: z.array(z.strictObject({ k: z.int().positive(), recall: share })),
  /** Ranks that may be flagged; null: no limit. */
  budget: count.nullable(),
  flagged: count,
  flaggedRight: count,
});

/** What `stray evaluate` tells. */
export const evaluationSchema = z.strictObject({
  schemaVersion: z.literal(1),
  sessions: count,
  /** Sessions with `label: true`. */
  labelled: count,
  profiles: z.array(profileEvaluationSchema),
});

export type Evaluation = z.infer<typeof evaluationSchema>;
export type ProfileEvaluation = z.infer<typeof profileEvaluationSchema>;
