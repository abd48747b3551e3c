import { z } from "zod";
import { eventKindSchema } from "./event-kind.ts";
import { utcTimestampSchema } from "./windows-event.ts";

const timeOrNull = utcTimestampSchema.nullable();

/** How a session's first moment is known. */
const startReasonSchema = z.enum(["logon", "remoteDesktopLogon", "remoteDesktopReconnected", "firstSeen", "given"]);

/** Why a session ended, strongest first (rule R8); `nextBoot` and later ones (but `given`) leave `endTime` null. */
const endReasonSchema = z.enum([
  "logoff",
  "logoffInitiated",
  "remoteDesktopLogoff",
  "disconnected",
  "shutdown",
  "nextBoot",
  "idle",
  "given",
  "logCleared",
  "endOfLog",
]);

const peerGroupSchema = z.enum(["interactive", "remoteDesktop", "network", "service", "newCredentials"]);

/** Where a log tells nothing: it was cleared, its record ids jump, or it says nothing for more than three days. */
export const evidenceHoleSchema = z.enum(["logCleared", "recordIdJump", "silence"]);

/** A connected stretch of a Remote Desktop session; `endTime` null: still connected when the log ended. */
const sessionSegmentSchema = z.strictObject({
  startTime: timeOrNull,
  endTime: timeOrNull,
  sourceAddress: z.string(),
  endReason: z.string(),
});

/** How many events of one channel and id belong to the session; `distinctNames` adds up over the rows of a kind. */
const sessionEventCountSchema = z.strictObject({
  channel: z.string(),
  eventId: z.int().nonnegative(),
  kind: eventKindSchema.nullable(),
  count: z.int().nonnegative(),
  distinctNames: z.int().nonnegative(),
});

/** One event behind a session; at most 200 of a kind are listed, all are counted. */
const sessionEventSchema = z.strictObject({
  kind: eventKindSchema,
  eventId: z.int().nonnegative(),
  channel: z.string(),
  eventRecordId: z.int().nonnegative().nullable(),
  timeCreated: timeOrNull,
  source: z.string(),
  name: z.string().optional(),
  attribution: z.enum(["logonId", "timeWindow", "given"]),
});

/** What a list in the original tool's shape said of the session, kept as written. */
const givenSessionSchema = z.strictObject({
  position: z.int().positive(),
  user: z.string().nullable(),
  sourceIp: z.string().nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
});

/** Who was logged on where, from when to when, why it ended, what happened in it and how sure we are. */
export const logonSessionSchema = z.strictObject({
  sessionKey: z.string(),
  kind: z.enum(["logon", "remoteDesktop", "activity"]),
  computer: z.string(),
  accountName: z.string(),
  accountDomain: z.string(),
  accountSid: z.string(),
  accountKind: z.enum(["user", "machine", "service"]),
  sourceAddress: z.string(),
  workstationName: z.string(),
  logonType: z.int().nonnegative().nullable(),
  logonIds: z.array(z.string()),
  rdpSessionId: z.int().nonnegative().nullable(),
  startTime: timeOrNull,
  endTime: timeOrNull,
  lastSeen: timeOrNull,
  /** Where its computer stood when it began (rule R20): a zone's name or an offset. */
  timeZone: z.string(),
  /** The offset of the client it was last reached from, where a Remote Desktop log tells (rule R20). */
  clientTimeZone: z
    .string()
    .regex(/^[+-]\d\d:\d\d$/)
    .nullable(),
  startReason: startReasonSchema,
  endReason: endReasonSchema,
  segments: z.array(sessionSegmentSchema),
  /** Seconds connected (Remote Desktop) or logged on, in steady time: clock steps taken out (rule R4). */
  connectedSeconds: z.number(),
  disconnectedSeconds: z.number(),
  /** How sure it is that all this is one session; a step lower where it spans a hole in the evidence (rule R21). */
  joinConfidence: z.enum(["certain", "likely", "weak"]),
  /** The holes in the evidence that it spans, by kind. */
  holes: z.array(evidenceHoleSchema),
  peerGroup: peerGroupSchema.nullable(),
  /** True when the actor belongs to Windows setup (rule R12). */
  setup: z.boolean(),
  eventCounts: z.array(sessionEventCountSchema),
  events: z.array(sessionEventSchema),
  given: givenSessionSchema.nullable(),
});

export type LogonSession = z.infer<typeof logonSessionSchema>;
export type SessionEvent = z.infer<typeof sessionEventSchema>;
export type SessionEventCount = z.infer<typeof sessionEventCountSchema>;
export type SessionSegment = z.infer<typeof sessionSegmentSchema>;
export type GivenSession = z.infer<typeof givenSessionSchema>;
export type AccountKind = LogonSession["accountKind"];
export type PeerGroup = z.infer<typeof peerGroupSchema>;
export type StartReason = z.infer<typeof startReasonSchema>;
export type EvidenceHole = z.infer<typeof evidenceHoleSchema>;
export type EndReason = z.infer<typeof endReasonSchema>;
