import { z } from "zod";
import { analysisOptionsSchema } from "./analysis-options.ts";
import { featureIdSchema } from "./feature-vector.ts";
import { utcTimestampSchema } from "./windows-event.ts";

/** Version of the file's shape. */
export const baselineVersion = 1;

/** Fewer known-good sessions than this are no crowd to be compared with. */
export const leastBaselineSessions = 10;

/** A file may claim any number; each session is a row in memory. */
const mostBaselineSessions = 4_000_000;

/** What known-good sessions look like: `stray baseline` writes it, `--baseline` scores new sessions against it. */
export const baselineSchema = z
  .strictObject({
    strayBaseline: z.literal(baselineVersion),
    tool: z.strictObject({ name: z.literal("stray"), version: z.string() }),
    sources: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
    computers: z.array(z.string()),
    /** The zones off-hours were told by, each once. */
    timeZones: z.array(z.string()),
    workHours: analysisOptionsSchema.shape.workHours,
    include: analysisOptionsSchema.shape.include,
    first: utcTimestampSchema.nullable(),
    last: utcTimestampSchema.nullable(),
    sessionCount: z.int().min(leastBaselineSessions).max(mostBaselineSessions),
    features: z.array(featureIdSchema).min(1),
    /** Distinct feature values in lexicographic order, and how many sessions have them. */
    rows: z.array(z.strictObject({ values: z.array(z.number()), sessions: z.int().positive() })),
    /** SHA-256 of everything above as compact JSON in this order of keys. */
    fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(({ rows, features }) => rows.every(({ values }) => values.length === features.length), {
    path: ["rows"],
    message: "a row has another number of values than there are features",
  })
  .refine(({ rows, sessionCount }) => rows.reduce((sum, { sessions }) => sum + sessions, 0) === sessionCount, {
    path: ["sessionCount"],
    message: "the rows stand for another number of sessions",
  });

export type Baseline = z.infer<typeof baselineSchema>;
/** A baseline before it is given its fingerprint. */
export type LearnedBaseline = Omit<Baseline, "fingerprint">;
