import { z } from "zod";
import { analysisOptionsSchema } from "./analysis-options.ts";
import { computerSchema, coverageSchema, reportInputSchema, schemaVersion } from "./analysis-report.ts";
import { logonSessionSchema } from "./logon-session.ts";
import { readProblemSchema } from "./read-problem.ts";

/** The first line of `stray sessions`: all that a report needs beside the sessions, which follow one a line. */
export const sessionFileHeaderSchema = z.strictObject({
  straySessions: z.literal(schemaVersion),
  tool: z.strictObject({ name: z.literal("stray"), version: z.string() }),
  options: analysisOptionsSchema.pick({ timezone: true }),
  inputs: z.array(reportInputSchema),
  computers: z.array(computerSchema),
  coverage: z.array(coverageSchema),
  events: z.int().nonnegative(),
  duplicateEvents: z.int().nonnegative(),
  problems: z.array(readProblemSchema),
});

/** A line after the first; `label` is what people add for `stray evaluate`: true of a session to be found. */
export const sessionLineSchema = logonSessionSchema.extend({ label: z.boolean().optional() });

/** `stray sessions` as one value. */
export const sessionFileSchema = z.strictObject({
  header: sessionFileHeaderSchema,
  sessions: z.array(logonSessionSchema),
});

export type SessionFileHeader = z.infer<typeof sessionFileHeaderSchema>;
export type SessionFile = z.infer<typeof sessionFileSchema>;
