import { z } from "zod";

/** A UTC moment as ISO 8601 with `Z`, keeping every digit of the fraction that the source wrote. */
export const utcTimestampSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/, "expected a UTC time such as 2026-03-02T11:04:05.1234567Z");

/** Where a record was read: the input's name and, where the format has one, its byte offset or line. */
const eventOriginSchema = z.strictObject({
  source: z.string(),
  offset: z.int().nonnegative().optional(),
});

/**
 * One normalized event from any source. `data` holds EventData or UserData by local name; unnamed `Data` elements are
 * always a list under `Data`. A missing text is "", a missing number or time null.
 */
export const windowsEventSchema = z.strictObject({
  eventId: z.int().nonnegative(),
  channel: z.string(),
  provider: z.string(),
  computer: z.string(),
  eventRecordId: z.int().nonnegative().nullable(),
  timeCreated: utcTimestampSchema.nullable(),
  userSid: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  origin: eventOriginSchema,
});

export type WindowsEvent = z.infer<typeof windowsEventSchema>;
