import { z } from "zod";
import { analysisOptionsSchema } from "./analysis-options.ts";
import { eventKindSchema } from "./event-kind.ts";
import { featureIdSchema, featureValuesSchema } from "./feature-vector.ts";
import { logonSessionSchema } from "./logon-session.ts";
import { readProblemSchema } from "./read-problem.ts";
import { utcTimestampSchema } from "./windows-event.ts";

/** Version of the report's shape; raised when a reader of the JSON would have to change. */
export const schemaVersion = 1;

const count = z.int().nonnegative();
const timeOrNull = utcTimestampSchema.nullable();

const toolSchema = z.strictObject({ name: z.literal("stray"), version: z.string() });

/** The only part of a report that depends on when, where and by which frontend it was made. */
const runSchema = z.strictObject({
  frontend: z.enum(["cli", "tui", "server"]),
  arguments: z.array(z.string()),
  started: utcTimestampSchema,
  elapsedMs: z.number().nonnegative(),
  node: z.string(),
  platform: z.string(),
});

/** One input as it was read. */
export const reportInputSchema = z.strictObject({
  name: z.string(),
  bytes: count,
  sha256: z.string(),
  /** Format as recognized by content; "unknown": nothing was read from it. */
  format: z.string(),
  records: count,
  first: timeOrNull,
  last: timeOrNull,
  /** What was skipped or lost in it; notes do not count. */
  problems: count,
});

export const computerSchema = z.strictObject({
  computer: z.string(),
  /** Former names, where record ids show that one computer was renamed (rule R7). */
  aliases: z.array(z.string()),
  timeZone: z.string(),
  timeZoneSource: z.enum(["option", "event6013", "kernelGeneral", "assumedUtc"]),
});

/** A jump of the record id within one computer's channel (rule R21). */
const coverageGapSchema = z.strictObject({ after: count, before: count, missing: count });

export const coverageSchema = z.strictObject({
  computer: z.string(),
  channel: z.string(),
  records: count,
  first: timeOrNull,
  last: timeOrNull,
  /** The largest ten, in record order; `gapCount` counts all. */
  gaps: z.array(coverageGapSchema),
  gapCount: count,
});

/** What was rebuilt, and how much of it was scored. */
const populationSchema = z.strictObject({
  events: count,
  duplicateEvents: count,
  /** All rebuilt or given sessions, by the kind of account. */
  userSessions: count,
  machineSessions: count,
  serviceSessions: count,
  /** Left out by `since` and `until`. */
  outsideTimeRange: count,
  scored: count,
  flagged: count,
  /** How many ranks may be flagged; null under profile `classic`. */
  budget: count.nullable(),
  /** At or over level medium, but past the budget. */
  beyondBudget: count,
  /** Scored sessions that the known-good list names, and how many of them would be flagged but for it. */
  knownGood: count,
  hidden: count,
  /** Machine and service sessions with a severe kind that the list names: not in `setAside`. */
  hiddenSetAside: count,
});

/** A feature's part of the score; they add up to R - 1 where R0 >= 1 (docs/scoring.md). */
const contributionSchema = z.strictObject({ featureId: featureIdSchema, contribution: z.number() });

/** One sentence of why, with the figures in it as data. Profile `classic` gives zScore, profile `stray` the rest. */
const reasonSchema = z.strictObject({
  featureId: featureIdSchema,
  text: z.string(),
  zScore: z.number().optional(),
  value: z.number().optional(),
  neighborMedian: z.number().optional(),
  /** How many of the other scored sessions have a smaller value (flags: how many have this one). */
  moreThan: count.optional(),
  of: count.optional(),
  contribution: z.number().optional(),
});

/** What would have to be otherwise for a flagged session not to be: computed against the other sessions, not guessed. */
const whatIfSchema = z.strictObject({
  text: z.string(),
  /** The features that were set to what is usual (the median of all scored sessions). */
  featureIds: z.array(featureIdSchema),
  /** The score that the session would then have. */
  score: z.number(),
});

/** The nearest session that is below level medium and has no severe kind: what the same sort of work looks like. */
const nearestOrdinarySchema = z.strictObject({ sessionKey: z.string(), features: featureValuesSchema });

/** The first entry of the known-good list that holds for the session, which is then never flagged. */
const knownGoodMatchSchema = z.strictObject({
  /** 1-based place in the list. */
  entry: z.int().positive(),
  reason: z.string(),
  /** Whether it would be flagged but for the list. */
  hidden: z.boolean(),
});

/** One of at most ten sessions, nearest in time, that share the address or workstation; only sessions that stand out have them. */
const relatedSessionSchema = z.strictObject({
  sessionKey: z.string(),
  by: z.enum(["sourceAddress", "workstationName"]),
});

/** A record behind a named feature, of each the first 20; the session's eventCounts counts all. */
const evidenceSchema = z.strictObject({
  featureId: featureIdSchema,
  kind: eventKindSchema,
  eventId: count,
  channel: z.string(),
  source: z.string(),
  eventRecordId: count.nullable(),
  timeCreated: timeOrNull,
  name: z.string().optional(),
});

export const levelSchema = z.enum(["high", "medium", "none"]);

/** A scored session. Score fields are null where the profile gives none (`classic` under five sessions). */
const scoredSessionSchema = z.strictObject({
  session: logonSessionSchema,
  features: featureValuesSchema,
  score: z.number().nullable(),
  anomaly: z.number().nullable(),
  localOutlierFactor: z.number().nullable(),
  rank: z.int().positive().nullable(),
  level: levelSchema,
  withinBudget: z.boolean(),
  flagged: z.boolean(),
  severityKinds: z.array(featureIdSchema),
  contributions: z.array(contributionSchema),
  reasons: z.array(reasonSchema),
  whatIf: whatIfSchema.nullable(),
  nearestOrdinary: nearestOrdinarySchema.nullable(),
  knownGood: knownGoodMatchSchema.nullable(),
  related: z.array(relatedSessionSchema),
  evidence: z.array(evidenceSchema),
});

/** Machine and service sessions with a severe kind: one line per set of kinds. */
const setAsideSchema = z.strictObject({
  severityKinds: z.array(featureIdSchema),
  accountKind: z.enum(["machine", "service"]),
  setup: z.boolean(),
  sessions: count,
  computers: z.array(z.string()),
  first: timeOrNull,
  last: timeOrNull,
  /** The first ten, in time order. */
  sessionKeys: z.array(z.string()),
});

/**
 * Scored sessions that did the same: one line per set of severe kinds and other actions, where any is severe or flagged.
 * A burst of look-alikes hides from every density, but not from this list.
 */
const sessionGroupSchema = z.strictObject({
  severityKinds: z.array(featureIdSchema),
  /** Actions that are no severe kind by themselves, such as opened shares. */
  actionKinds: z.array(featureIdSchema),
  sessions: count,
  flagged: count,
  highestScore: z.number(),
  computers: z.array(z.string()),
  first: timeOrNull,
  last: timeOrNull,
  /** The first ten, in the report's order. */
  sessionKeys: z.array(z.string()),
});

const caveatSchema = z.strictObject({
  code: z.string(),
  text: z.string(),
  /** The same for a terminal, where `text` lists much. */
  brief: z.string().optional(),
});

/** An analysis as core gives it: all of a report that depends only on the evidence, the options and the version. */
export const analysisSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  tool: toolSchema,
  options: analysisOptionsSchema,
  inputs: z.array(reportInputSchema),
  computers: z.array(computerSchema),
  coverage: z.array(coverageSchema),
  population: populationSchema,
  sessions: z.array(scoredSessionSchema),
  setAside: z.array(setAsideSchema),
  groups: z.array(sessionGroupSchema),
  problems: z.array(readProblemSchema),
  caveats: z.array(caveatSchema),
});

/** The whole report: an analysis, the run that made it, and the SHA-256 of everything else in it. */
export const analysisReportSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  tool: toolSchema,
  run: runSchema,
  ...analysisSchema.omit({ schemaVersion: true, tool: true }).shape,
  contentSha256: z.string(),
});

export type Analysis = z.infer<typeof analysisSchema>;
export type AnalysisReport = z.infer<typeof analysisReportSchema>;
export type ScoredSession = z.infer<typeof scoredSessionSchema>;
export type Run = z.infer<typeof runSchema>;
export type ReportInput = z.infer<typeof reportInputSchema>;
export type Computer = z.infer<typeof computerSchema>;
export type Coverage = z.infer<typeof coverageSchema>;
export type Population = z.infer<typeof populationSchema>;
export type KnownGoodMatch = z.infer<typeof knownGoodMatchSchema>;
export type WhatIf = z.infer<typeof whatIfSchema>;
export type NearestOrdinary = z.infer<typeof nearestOrdinarySchema>;
export type Contribution = z.infer<typeof contributionSchema>;
export type Reason = z.infer<typeof reasonSchema>;
export type RelatedSession = z.infer<typeof relatedSessionSchema>;
export type Evidence = z.infer<typeof evidenceSchema>;
export type SessionGroup = z.infer<typeof sessionGroupSchema>;
export type SetAside = z.infer<typeof setAsideSchema>;
export type Caveat = z.infer<typeof caveatSchema>;
export type Level = z.infer<typeof levelSchema>;
