import { z } from "zod";

const text = z.string().nullish();

/** An event in the original tool's list: an id without a channel, compared as text. */
const originalEventSchema = z.looseObject({
  event_id: z.union([z.string(), z.number()]),
  details: z.record(z.string(), z.unknown()).nullish(),
});

/** A session in the original tool's list. Any field but `events[].event_id` may be missing or null. */
export const originalSessionSchema = z.looseObject({
  user: text,
  source_ip: text,
  start_time: text,
  end_time: text,
  events: z.array(originalEventSchema).nullish(),
});

export const originalSessionListSchema = z.array(originalSessionSchema);

/** A finding as the original tool wrote it. */
const originalFindingSchema = z.strictObject({
  session_id: z.int().positive(),
  user: z.string().nullable(),
  ip: z.string().nullable(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  severity: z.enum(["High", "Medium"]),
  rule: z.string(),
  description: z.string(),
  explanation: z.string(),
});

export const originalFindingListSchema = z.array(originalFindingSchema);

export type OriginalEvent = z.infer<typeof originalEventSchema>;
export type OriginalSession = z.infer<typeof originalSessionSchema>;
export type OriginalFinding = z.infer<typeof originalFindingSchema>;
