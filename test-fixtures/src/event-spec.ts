import { z } from "zod";

/** Binary XML value types an event spec may ask for; plain text is written as a UTF-16 string. */
const valueTypeSchema = z.enum([
  "null",
  "string",
  "ansiString",
  "int8",
  "uint8",
  "int16",
  "uint16",
  "int32",
  "uint32",
  "int64",
  "uint64",
  "float32",
  "float64",
  "bool",
  "binary",
  "guid",
  "sizeT",
  "fileTime",
  "systemTime",
  "sid",
  "hexInt32",
  "hexInt64",
]);

const typedValueSchema = z.strictObject({ type: valueTypeSchema, value: z.string() });
const fieldSchema = z.union([z.string(), typedValueSchema, z.array(z.string())]);
const namedFieldSchema = z.tuple([z.string(), fieldSchema]);

/** An object, or pairs where a name occurs twice or is one that objects of JavaScript do not take, such as `__proto__`. */
const fieldsSchema = z
  .union([z.array(namedFieldSchema), z.record(z.string(), fieldSchema)])
  .transform((fields) => (Array.isArray(fields) ? fields : Object.entries(fields)))
  .default([]);

/**
 * One event as a case writes it, a JSON object a line of `NAME.evtx.jsonl`. `data` becomes EventData (unnamed elements
 * under the key `Data`), or the child elements of `userData.element`.
 */
export const eventSpecSchema = z.strictObject({
  eventId: z.int().nonnegative(),
  channel: z.string(),
  provider: z.string(),
  computer: z.string(),
  eventRecordId: z.int().nonnegative(),
  timeCreated: z.string(),
  userSid: z.string().default(""),
  version: z.int().nonnegative().default(0),
  level: z.int().nonnegative().default(0),
  task: z.int().nonnegative().default(0),
  opcode: z.int().nonnegative().default(0),
  keywords: z.string().default("0x8000000000000000"),
  qualifiers: z.int().nonnegative().optional(),
  activityId: z.string().optional(),
  processId: z.int().nonnegative().default(0),
  threadId: z.int().nonnegative().default(0),
  providerGuid: z.string().optional(),
  data: fieldsSchema,
  /** The Name attribute of EventData, which TaskScheduler writes. */
  eventDataName: z.string().optional(),
  /** The Binary element after the fields, in hex digits. */
  binary: z.string().optional(),
  userData: z.strictObject({ element: z.string(), namespace: z.string().default("Event_NS") }).optional(),
});

export type EventSpec = z.infer<typeof eventSpecSchema>;
export type EventSpecInput = z.input<typeof eventSpecSchema>;
export type FieldSpec = z.infer<typeof fieldSchema>;
export type ValueType = z.infer<typeof valueTypeSchema>;
