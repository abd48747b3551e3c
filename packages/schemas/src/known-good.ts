import { z } from "zod";
import { analysisOptionsSchema } from "./analysis-options.ts";

/** Version of the file's shape. */
const knownGoodVersion = 1;

const names = z.array(z.string().min(1)).min(1);

/** An address range such as 10.0.0.0/8, 2001:db8::/32 or a single address; core tells whether it can be understood. */
const addressRangeSchema = z.string().regex(/^[0-9a-fA-F:.]+(\/\d{1,3})?$/, "expected an address such as 10.0.0.0/8");

/** A session is known good where every key that the entry has matches; tasks and services cover all of the session's. */
const knownGoodEntrySchema = z
  .strictObject({
    /** `name`, `DOMAIN\name` or a SID. */
    accounts: names.optional(),
    computers: names.optional(),
    addresses: z.array(addressRangeSchema).min(1).optional(),
    tasks: names.optional(),
    services: names.optional(),
    reason: z.string().min(1),
    /** Holds for sessions that start before; absent: always. */
    expires: analysisOptionsSchema.shape.since.unwrap().unwrap().optional(),
  })
  .refine(({ reason: _reason, expires: _expires, ...keys }) => Object.keys(keys).length > 0, {
    message: "names nothing: give accounts, computers, addresses, tasks or services",
  });

/** The file behind `--known-good`. */
export const knownGoodListSchema = z.strictObject({
  strayKnownGood: z.literal(knownGoodVersion),
  entries: z.array(knownGoodEntrySchema),
});

export type KnownGoodList = z.infer<typeof knownGoodListSchema>;
export type KnownGoodEntry = z.infer<typeof knownGoodEntrySchema>;
