import { z } from "@hono/zod-openapi";
import { isTimeZone } from "@stray/core";
import { type AnalysisOptions, analysisOptionsSchema } from "@stray/schemas";

const { profile, workHours, since, until, include } = analysisOptionsSchema.shape;

const asList = (value: unknown) => (typeof value === "string" ? [value] : value);
const splitAtCommas = (value: unknown) =>
  Array.isArray(value) ? value.flatMap((item) => String(item).split(",")) : value;

const timezone = z.string().refine((entry) => isTimeZone(entry.slice(entry.lastIndexOf("=") + 1)), {
  error: "expected ZONE or COMPUTER=ZONE, such as Europe/Berlin or +09:00 (in a query a plus is written %2B)",
});

/**
 * Analysis options as a query: names are the keys of `options`; lists by repeating the name, `include` by commas too.
 * `baseline` and `knownGood` are not here: they are files of the upload.
 */
export const optionsQuerySchema = z
  .strictObject({
    profile: profile.unwrap().optional(),
    timezone: z.preprocess(asList, z.array(timezone).optional()),
    workHours: workHours.unwrap().optional(),
    since: since.unwrap().unwrap().optional(),
    until: until.unwrap().unwrap().optional(),
    include: z.preprocess((value) => splitAtCommas(asList(value)), include.unwrap().optional()),
  })
  .check(({ value, issues }) => {
    if (value.profile !== "classic" || value.workHours === undefined) return;
    const message = "profile classic has its own work hours: leave workHours out";
    issues.push({ code: "custom", path: ["workHours"], message, input: value.workHours });
  });

/** The whole options of a checked query. */
export function analysisOptions(query: z.infer<typeof optionsQuerySchema>): AnalysisOptions {
  return analysisOptionsSchema.parse(Object.fromEntries(Object.entries(query).filter(([, v]) => v !== undefined)));
}
