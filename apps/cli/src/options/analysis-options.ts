import { isTimeZone } from "@stray/core";
import { type AnalysisOptions, analysisOptionsSchema } from "@stray/schemas";
import type { AnalysisFlags } from "../flags.ts";
import { UsageError } from "../usage-error.ts";

const flagOf: Readonly<Record<string, string>> = {
  profile: "--profile",
  timezone: "--timezone",
  workHours: "--work-hours",
  since: "--since",
  until: "--until",
  include: "--include",
};

const strayOnly = [
  { key: "workHours", flag: "--work-hours", why: ", whose work hours are fixed" },
  { key: "baseline", flag: "--baseline", why: "" },
  { key: "knownGood", flag: "--known-good", why: "" },
] as const;

const offsetTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?[+-]\d{2}:\d{2}$/;

/** Options of the analysis from the flags; throws UsageError with the flag and what was expected. */
export function parseAnalysisOptions(flags: AnalysisFlags): AnalysisOptions {
  const meaningless = flags.profile === "classic" ? strayOnly.find(({ key }) => flags[key] !== undefined) : undefined;
  if (meaningless) {
    throw new UsageError(`${meaningless.flag} has no meaning with --profile classic${meaningless.why}: leave it out`);
  }
  const unknownZone = flags.timezone?.find((entry) => !isTimeZone(entry.slice(entry.lastIndexOf("=") + 1)));
  if (unknownZone !== undefined) {
    throw new UsageError(`--timezone ${unknownZone}: expected ZONE or COMPUTER=ZONE, such as Europe/Berlin or +09:00`);
  }
  const given = {
    profile: flags.profile,
    timezone: flags.timezone,
    workHours: flags.workHours,
    since: toUtc(flags.since),
    until: toUtc(flags.until),
    include: flags.include?.split(",").map((kind) => kind.trim()),
  };
  const result = analysisOptionsSchema.safeParse(given);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const key = String(issue?.path[0]);
  throw new UsageError(`${flagOf[key] ?? key} ${givenValue(given, key)}: ${issue?.message ?? "not understood"}`);
}

/** A time written with an offset, as UTC; all else as it is, for the schema to judge. */
function toUtc(time: string | undefined): string | undefined {
  if (time === undefined || !offsetTime.test(time)) return time;
  const moment = new Date(time);
  return Number.isNaN(moment.getTime()) ? time : moment.toISOString();
}

function givenValue(given: object, key: string): string {
  const value = new Map<string, unknown>(Object.entries(given)).get(key);
  return Array.isArray(value) ? value.join(",") : String(value);
}
