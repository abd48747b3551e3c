import type { EventKind, LogonSession, SessionEventCount } from "@stray/schemas";
import { bareSession } from "./bare-session.ts";
import type { ExtendedRow, TraceColumn, Traces } from "./extended-rows.ts";
import { traceColumns } from "./extended-rows.ts";
import { pick, shuffled } from "./seeded-random.ts";

/** Which benign sessions an attack is looked for among. */
export type Ground = "benign" | "audited" | "mixed";
/**
 * `orig` draws attack sessions evenly over rows, `bal` evenly over kinds, `scen` documented attack files; a column: attacks
 * of both sorts that have this trace.
 */
export type ExtendedVariant = "orig" | "bal" | "scen" | TraceColumn;

export interface ExtendedTrialRow extends ExtendedRow {
  isAttack: boolean;
}

const attacksPerTrial = 8;
const auditedInMixed = 100;
const kinds = [
  ["failed_logons", 4625, "logonFailed"],
  ["unique_tasks", 4698, "scheduledTaskCreated"],
  ["unique_services", 7045, "serviceInstalled"],
  ["group_added", 4732, "groupMemberAdded"],
  ["user_created", 4720, "userCreated"],
  ["logs_cleared", 1102, "logCleared"],
  ["audit_policy", 4719, "auditPolicyChanged"],
  ["explicit_targets", 4648, "explicitCredentials"],
  ["share_access", 5140, "shareAccessed"],
  ["directory_access", 4662, "directoryAccessed"],
  ["sensitive_objects", 4663, "sensitiveObjectAccessed"],
  ["admin_tools", 4688, "adminToolStarted"],
] as const satisfies readonly (readonly [TraceColumn, number, EventKind])[];

/** Benign sessions, eight of which have the traces of an attack added; the rest of them stays theirs. */
export function extendedTrial(
  rows: readonly ExtendedRow[],
  { ground, variant, random }: { ground: Ground; variant: ExtendedVariant; random: () => number },
): ExtendedTrialRow[] {
  const background = shuffled(groundRows(rows, ground, random), random);
  const attacks = drawAttacks(rows, variant, random);
  return background.map((row, index) => {
    const attack = attacks[index];
    return attack === undefined ? { ...row, isAttack: false } : grafted(row, attack);
  });
}

function groundRows(rows: readonly ExtendedRow[], ground: Ground, random: () => number): ExtendedRow[] {
  const plain = rows.filter(({ set }) => set === "benign");
  const audited = rows.filter(({ set }) => set === "benign_audited");
  if (ground === "benign") return plain;
  return ground === "audited" ? audited : [...plain, ...shuffled(audited, random).slice(0, auditedInMixed)];
}

/** Attacks that leave a trace of this kind. */
export function attacksWith(all: readonly ExtendedRow[], column: TraceColumn): ExtendedRow[] {
  const isAttack = ({ set, attackClass }: ExtendedRow) =>
    set === "attack_scenario" || (set === "attack_session" && attackClass !== "task");
  return all.filter((row) => isAttack(row) && row.traces[column] > 0);
}

/** Class `task` is known by launches only, and what changes nothing cannot be found: both are left out. */
export function drawAttacks(
  all: readonly ExtendedRow[],
  variant: ExtendedVariant,
  random: () => number,
): ExtendedRow[] {
  const column = traceColumns.find((trace) => trace === variant);
  if (column !== undefined) return shuffled(attacksWith(all, column), random).slice(0, attacksPerTrial);
  const rows = all.filter(({ traces }) => traceColumns.some((trace) => traces[trace] > 0));
  if (variant === "scen") {
    const scenarios = rows.filter(({ set }) => set === "attack_scenario");
    return shuffled(scenarios, random).slice(0, attacksPerTrial);
  }
  const attacks = rows.filter(({ set, attackClass }) => set === "attack_session" && attackClass !== "task");
  if (variant === "orig") return shuffled(attacks, random).slice(0, attacksPerTrial);
  const classes = [...new Set(attacks.map(({ attackClass }) => attackClass))].sort();
  return Array.from({ length: attacksPerTrial }, () => {
    const drawn = pick(classes, random);
    return pick(
      attacks.filter(({ attackClass }) => attackClass === drawn),
      random,
    );
  });
}

function grafted(shell: ExtendedRow, attack: ExtendedRow): ExtendedTrialRow {
  const traces: Traces = { ...shell.traces };
  for (const column of traceColumns) traces[column] += attack.traces[column];
  return { ...shell, traces, isAttack: true };
}

/** A rebuilt session with the row's counts; the features in `without` see nothing. */
export function extendedSession(row: ExtendedRow, index: number, without: ReadonlySet<TraceColumn>): LogonSession {
  const startTime = row.isOffHours ? "2026-03-02T02:00:00Z" : "2026-03-02T12:00:00Z";
  const endTime = new Date(Date.parse(startTime) + Math.max(0, row.durationSeconds) * 1000).toISOString();
  const opened = row.successfulLogons === 1;
  return {
    ...bareSession,
    sessionKey: `${index}`,
    sourceAddress: row.hasAddress ? "10.0.0.1" : "",
    startTime,
    endTime,
    lastSeen: endTime,
    startReason: opened ? "logon" : "firstSeen",
    endReason: "logoff",
    connectedSeconds: row.durationSeconds,
    eventCounts: [
      ...(opened ? [] : [counted("remoteDesktopAuthenticated", 1149, row.successfulLogons, 0)]),
      ...eventCounts(row, without),
    ],
  };
}

/** The counts behind a row's traces. */
export function eventCounts(
  { traces }: Pick<ExtendedRow, "traces">,
  without: ReadonlySet<TraceColumn>,
): SessionEventCount[] {
  return kinds.flatMap(([column, eventId, kind]) => {
    const count = without.has(column) ? 0 : traces[column];
    const accounts = without.has("failed_accounts") ? 0 : traces.failed_accounts;
    if (column !== "failed_logons") return [counted(kind, eventId, count, count)];
    return count + accounts === 0 ? [] : [counted(kind, eventId, count, accounts + 1)];
  });
}

function counted(kind: EventKind, eventId: number, count: number, distinctNames: number): SessionEventCount {
  return { channel: "Security", eventId, kind, count, distinctNames };
}
