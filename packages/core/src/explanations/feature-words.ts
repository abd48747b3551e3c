import type { FeatureId, StrayFeatureId } from "@stray/schemas";

/** What a count counts. */
export interface Noun {
  one: string;
  many: string;
  /** After "no", where it is not as `many`. */
  none?: string;
}

type SpanId = "duration";
type FlagId = "off_hours" | "ip_present";
/** Told in the words of another feature (`toldWith`). */
type UntoldId = "failed_accounts";

/** Every count of profile `stray`: one without a noun would be told as a span of time. */
const countNouns: Record<Exclude<StrayFeatureId, SpanId | FlagId | UntoldId>, Noun> = {
  successful_logons: { one: "successful logon", many: "successful logons" },
  failed_logons: { one: "failed logon", many: "failed logons" },
  unique_tasks: {
    one: "scheduled task created",
    many: "different scheduled tasks created",
    none: "scheduled tasks created",
  },
  unique_services: { one: "service installed", many: "different services installed", none: "services installed" },
  group_added: { one: "account added to a security group", many: "accounts added to security groups" },
  user_created: { one: "account created", many: "accounts created" },
  logs_cleared: { one: "event log cleared", many: "event logs cleared" },
  audit_policy: { one: "change of the audit policy", many: "changes of the audit policy" },
  explicit_targets: {
    one: "target reached with other credentials",
    many: "different targets reached with other credentials",
    none: "targets reached with other credentials",
  },
  share_access: { one: "access to a network share", many: "accesses to network shares" },
  directory_access: { one: "access to a directory object", many: "accesses to directory objects" },
  sensitive_objects: { one: "access to a sensitive object", many: "accesses to sensitive objects" },
  admin_tools: {
    one: "administrator's tool started",
    many: "different administrator's tools started",
    none: "administrator's tools started",
  },
  total_events: { one: "event in all", many: "events in all" },
};
/** Words of a count, by feature. */
export const nouns: Partial<Record<FeatureId, Noun>> = countNouns;

interface FlagTexts {
  yes: string;
  no: string;
  /** After "12 of 150 sessions". */
  areSo: string;
  areNot: string;
  /** After "if it had". */
  ifYes: string;
  ifNo: string;
}

const stateTexts: Record<FlagId, FlagTexts> = {
  off_hours: {
    yes: "started outside working hours",
    no: "started in working hours",
    areSo: "did",
    areNot: "did",
    ifYes: "started outside working hours",
    ifNo: "started in working hours",
  },
  ip_present: {
    yes: "came from a network address",
    no: "had no network address",
    areSo: "did",
    areNot: "had none",
    ifYes: "come from a network address",
    ifNo: "no network address",
  },
};
/** Words of a flag, by feature. */
export const flagTexts: Partial<Record<FeatureId, FlagTexts>> = stateTexts;

/** The original's phrases, in its feature order; features without one are never named by profile `classic`. */
export const classicPhrases: Partial<Record<FeatureId, string>> = {
  duration: "Unusual session duration",
  unique_tasks: "Unusual scheduled task activity",
  unique_services: "Service installation behavior",
  admin_added: "Privilege escalation activity",
  user_created: "User account creation",
  logs_cleared: "Anti-forensics behavior",
  failed_logons: "Failed login anomaly",
  off_hours: "Off-hours access pattern",
  total_events: "High session activity volume",
};
