import { type GraftedColumn, graftedColumns, type LabelledRow } from "./labelled-rows.ts";
import { pick, shuffled } from "./seeded-random.ts";

/** `orig` draws attacks evenly over rows, `bal` evenly over kinds, `noclear` is `bal` of attacks without their 1102. */
export type Variant = "orig" | "bal" | "noclear";

/** A session of a trial, and which columns were grafted on it (none: an ordinary one). */
export interface TrialRow extends LabelledRow {
  grafted: readonly GraftedColumn[];
  isAttack: boolean;
}

export interface TrialOptions {
  variant: Variant;
  /** Size of the background; at most all benign rows. */
  sessionCount: number;
  attackCount: number;
  random: () => number;
}

/** Benign sessions, of which the first `burstSize` have the traces of one and the same attack added. */
export function burstTrial(
  rows: readonly LabelledRow[],
  { burstSize, random }: { burstSize: number; random: () => number },
): TrialRow[] {
  const benign = rows.filter(({ label }) => label === "benign");
  const attacks = drawAttacks(rows, { variant: "bal", attackCount: 1, random });
  return shuffled(benign, random).map((row, index) => {
    return index < burstSize ? graft(row, attacks[0]!) : { ...row, grafted: [], isAttack: false };
  });
}

/** Benign sessions, some of which have an attack's traces added; duration, hour and names stay theirs. */
export function graftTrial(rows: readonly LabelledRow[], options: TrialOptions): TrialRow[] {
  const { variant, sessionCount, attackCount, random } = options;
  const benign = rows.filter(({ label }) => label === "benign");
  const background = shuffled(benign, random).slice(0, sessionCount);
  const attacks = drawAttacks(rows, { variant, attackCount, random });
  return background.map((row, index) => {
    const attack = attacks[index];
    return attack === undefined ? { ...row, grafted: [], isAttack: false } : graft(row, attack);
  });
}

function drawAttacks(rows: readonly LabelledRow[], options: Omit<TrialOptions, "sessionCount">): LabelledRow[] {
  const { variant, attackCount, random } = options;
  const attacks = rows.filter(({ label }) => label === "attack");
  if (variant === "orig") return shuffled(attacks, random).slice(0, attackCount);
  const kept = variant === "bal" ? attacks : attacks.map(withoutCleared);
  const byKind = byAttackKind(kept.filter((row) => traces(row).length > 0));
  return Array.from({ length: attackCount }, () => pick(pick(byKind, random) ?? [], random));
}

function withoutCleared(attack: LabelledRow): LabelledRow {
  return { ...attack, logs_cleared: 0, total_events: attack.total_events - attack.logs_cleared };
}

function graft(shell: LabelledRow, attack: LabelledRow): TrialRow {
  const grafted = traces(attack);
  const added = grafted.map((column) => [column, shell[column] + attack[column]]);
  const total_events = shell.total_events + attack.total_events - attack.successful_logons;
  return { ...shell, ...Object.fromEntries(added), total_events, grafted, isAttack: true };
}

function traces(row: LabelledRow): GraftedColumn[] {
  return graftedColumns.filter((column) => row[column] > 0);
}

/** One signature, or several; a new account and its group are one. */
function attackKind(attack: LabelledRow): string {
  const signatures = traces(attack).map((column) => (/^(admin_added|user_created)$/.test(column) ? "account" : column));
  const distinct = new Set(signatures);
  return distinct.size === 1 ? signatures[0]! : "several";
}

function byAttackKind(attacks: readonly LabelledRow[]): LabelledRow[][] {
  const groups = new Map<string, LabelledRow[]>();
  for (const attack of attacks) {
    const kind = attackKind(attack);
    groups.set(kind, [...(groups.get(kind) ?? []), attack]);
  }
  return [...groups.values()];
}
