import type {
  AccountKind,
  EndReason,
  EventKind,
  EvidenceHole,
  FeatureId,
  Level,
  LogonSession,
  StartReason,
} from "@stray/schemas";

import { countOf } from "./quantities.ts";

/** Windows logon types by number (rule R10). */
const logonTypeNames: Readonly<Record<number, string>> = {
  0: "system",
  2: "console",
  3: "network",
  4: "batch",
  5: "service",
  7: "unlock",
  8: "network cleartext",
  9: "new credentials",
  10: "Remote Desktop",
  11: "cached",
  12: "cached Remote Desktop",
  13: "cached unlock",
};

/** Glyph and word: a level is never told by color alone. */
const levelLabels: Readonly<Record<Level, string>> = { high: "!! HIGH", medium: "!  MEDIUM", none: "-" };

const sessionKindLabels: Readonly<Record<LogonSession["kind"], string>> = {
  logon: "logon session",
  remoteDesktop: "Remote Desktop session",
  activity: "activity outside any logon seen",
};

const startReasonLabels: Readonly<Record<StartReason, string>> = {
  logon: "logon",
  remoteDesktopLogon: "Remote Desktop logon",
  remoteDesktopReconnected: "Remote Desktop reconnection; the logon was not seen",
  firstSeen: "first event seen; the logon was not seen",
  given: "as given",
};

const endReasonLabels: Readonly<Record<EndReason, string>> = {
  logoff: "logoff",
  logoffInitiated: "logoff by the user",
  remoteDesktopLogoff: "Remote Desktop logoff",
  disconnected: "disconnection",
  shutdown: "shutdown",
  nextBoot: "the next boot",
  idle: "30 minutes without an event",
  given: "as given",
  logCleared: "unknown: the log was cleared",
  endOfLog: "unknown: still open when the log ended",
};

const evidenceHoleLabels: Readonly<Record<EvidenceHole, string>> = {
  logCleared: "the log was cleared within it",
  recordIdJump: "record ids jump within it",
  silence: "over three days of silence within it",
};

const featureLabels: Readonly<Record<FeatureId, string>> = {
  duration: "duration",
  failed_logons: "failed logons",
  failed_accounts: "further accounts that failed",
  successful_logons: "successful logons",
  unique_tasks: "scheduled tasks created",
  unique_services: "services installed",
  admin_added: "members added to groups",
  group_added: "members added to groups",
  user_created: "users created",
  logs_cleared: "logs cleared",
  audit_policy: "audit policy changes",
  explicit_targets: "targets of other credentials",
  share_access: "share accesses",
  directory_access: "directory accesses",
  sensitive_objects: "sensitive object accesses",
  admin_tools: "administrator's tools started",
  total_events: "events",
  off_hours: "began outside work hours",
  ip_present: "has a source address",
  user_present: "has a user",
};

/** For a single one; the other features are told of in the plural of their label. */
const singularLabels: Partial<Record<FeatureId, string>> = {
  failed_logons: "failed logon",
  unique_tasks: "scheduled task created",
  unique_services: "service installed",
  admin_added: "member added to a group",
  group_added: "member added to a group",
  user_created: "user created",
  logs_cleared: "log cleared",
  audit_policy: "audit policy change",
};

const accountKindLabels: Readonly<Record<AccountKind, string>> = {
  user: "user account",
  machine: "machine account",
  service: "service account",
};

/** A logon type in words; "" where the session has none. */
export function logonTypeName(logonType: number | null): string {
  if (logonType === null) return "";
  return logonTypeNames[logonType] ?? `type ${logonType}`;
}

/** A level as glyph and word. */
export function levelLabel(level: Level): string {
  return levelLabels[level];
}

/** What sort of session it is, in words. */
export function sessionKindLabel(kind: LogonSession["kind"]): string {
  return sessionKindLabels[kind];
}

/** How the start of a session is known. */
export function startReasonLabel(reason: StartReason): string {
  return startReasonLabels[reason];
}

/** Why a session ended. */
export function endReasonLabel(reason: EndReason): string {
  return endReasonLabels[reason];
}

/** Where the evidence is missing within a session, in words. */
export function evidenceHoleLabel(hole: EvidenceHole): string {
  return evidenceHoleLabels[hole];
}

/** A feature in words. */
export function featureLabel(featureId: FeatureId): string {
  return featureLabels[featureId];
}

/** A counted feature: "53 failed logons", "1 service installed". */
export function featureCountLabel(featureId: FeatureId, value: number): string {
  return countOf(value, singularLabels[featureId] ?? featureLabels[featureId], featureLabels[featureId]);
}

/** The sort of account, in words. */
export function accountKindLabel(kind: AccountKind): string {
  return accountKindLabels[kind];
}

/** An event kind in words: `logonFailed` is "logon failed". */
export function eventKindLabel(kind: EventKind): string {
  return inWords(kind);
}

/** Why a connected stretch of a session ended, in words: `takenOver` is "taken over". */
export function segmentEndLabel(endReason: string): string {
  return inWords(endReason);
}

function inWords(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** `DOMAIN\name` as evidence has it, or what a given list said; "" where nobody is named. */
export function accountLabel({ accountDomain, accountName }: LogonSession): string {
  return accountDomain === "" ? accountName : `${accountDomain}\\${accountName}`;
}

/** Where a session came from: its address, else the workstation's name, else "". */
export function sourceLabel({ sourceAddress, workstationName }: LogonSession): string {
  return sourceAddress === "" ? workstationName : sourceAddress;
}
