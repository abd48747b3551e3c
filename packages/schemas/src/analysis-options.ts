import { z } from "zod";

export const profileSchema = z.enum(["stray", "classic"]);

const clockRangeSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/, "expected HH:MM-HH:MM, such as 07:00-22:00");

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

const isoMoment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z?)?$/,
    "expected a UTC time such as 2026-03-02 or 2026-03-02T11:00Z",
  )
  .refine(isOnTheCalendar, "there is no such day or time");

/** `Date` takes 30 February for 2 March, so the way back must give the same day. */
function isOnTheCalendar(moment: string): boolean {
  const [day, time = "00:00"] = moment.replace("Z", "").split("T");
  const parsed = new Date(`${day}T${time}Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === day;
}

/** All that can change a result. Query names of the HTTP service are these keys. */
export const analysisOptionsSchema = z.strictObject({
  profile: profileSchema.default("stray"),
  /** `ZONE` for all computers or `COMPUTER=ZONE`; IANA names or offsets such as +09:00. */
  timezone: z.array(z.string()).default([]),
  /** Local time of ordinary work, end exclusive; outside it a session's start is off-hours. */
  workHours: clockRangeSchema.default("07:00-22:00"),
  /** Half-open range in UTC; sessions that overlap it are scored. */
  since: isoMoment.nullable().default(null),
  until: isoMoment.nullable().default(null),
  /** Scores these accounts' sessions too; people's sessions always are. */
  include: z.array(z.enum(["machine", "service"], "expected machine, service or machine,service")).default([]),
  baseline: sha256Schema.nullable().default(null),
  knownGood: sha256Schema.nullable().default(null),
});

export type AnalysisOptions = z.infer<typeof analysisOptionsSchema>;
export type Profile = z.infer<typeof profileSchema>;

/** The options of a plain `stray scan PATH`. */
export const defaultAnalysisOptions: AnalysisOptions = analysisOptionsSchema.parse({});
