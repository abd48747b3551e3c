import { z } from "@hono/zod-openapi";
import { problemDetailsSchema } from "../problems/problem-details.ts";

const moment = z.iso.datetime();

/** The states an analysis goes through: created while its files arrive, then queued, running, and one of the last three. */
const analysisStateSchema = z.enum(["created", "queued", "running", "succeeded", "failed", "cancelled"]);

const progressSchema = z.strictObject({
  /** The file being read, by the name it was sent with. */
  source: z.string(),
  bytesRead: z.int(),
  bytesTotal: z.int().nullable(),
  records: z.int(),
});

/** An analysis as the service shows it. Its files, options and findings stand in its report. */
export const analysisResourceSchema = z
  .strictObject({
    id: z.uuid(),
    state: analysisStateSchema,
    created: moment,
    started: moment.nullable(),
    finished: moment.nullable(),
    files: z.int(),
    bytes: z.int(),
    progress: progressSchema.nullable(),
    /** Why there is no report, once the state is failed. */
    problem: z.union([problemDetailsSchema, z.null()]),
    contentSha256: z.string().nullable(),
  })
  .openapi("Analysis");

export type AnalysisResource = z.infer<typeof analysisResourceSchema>;

/** True once nothing more will happen to the analysis. */
export function isFinished({ state }: AnalysisResource): boolean {
  return state === "succeeded" || state === "failed" || state === "cancelled";
}
