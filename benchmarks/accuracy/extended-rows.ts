import { readFileSync } from "node:fs";
import { strayFeatureIdSchema } from "@stray/schemas";

const contextColumns = ["duration", "off_hours", "ip_present", "successful_logons", "total_events"] as const;

/** What an attack leaves in a rebuilt session, as columns of the feature catalog. */
export const traceColumns = strayFeatureIdSchema.exclude(contextColumns).options;

export type TraceColumn = (typeof traceColumns)[number];
export type Traces = Record<TraceColumn, number>;

export type ExtendedSet = "benign" | "benign_audited" | "attack_session" | "attack_scenario";

/** A session rebuilt from public logs: raw counts of every kind that is a feature, or part of one. */
export interface ExtendedRow {
  set: ExtendedSet;
  /** The file it comes from: sessions of one file are no independent witnesses. */
  source: string;
  attackClass: string;
  durationSeconds: number;
  isOffHours: boolean;
  hasAddress: boolean;
  successfulLogons: number;
  traces: Traces;
}

/** Reads the rebuilt sessions; no field but `source` may hold a comma, which is the second of the columns. */
export function readExtendedRows(path: string): ExtendedRow[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
  const columns = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    const extra = cells.length - columns.length;
    const cell = (name: string) => {
      const column = columns.indexOf(name);
      if (column < 0) throw new Error(`the rows have no column ${name}`);
      if (name === "source") return cells.slice(column, column + extra + 1).join(",");
      return cells[column + (column > columns.indexOf("source") ? extra : 0)] ?? "";
    };
    return extendedRow(cell);
  });
}

function extendedRow(cell: (name: string) => string): ExtendedRow {
  const number = (name: string) => Number(cell(name));
  return {
    set: setOf(cell("set")),
    source: cell("source"),
    attackClass: cell("attack_class"),
    durationSeconds: number("duration"),
    isOffHours: cell("off_hours") === "1",
    hasAddress: cell("ip_present") === "1",
    successfulLogons: number("successful_logons"),
    traces: {
      // The profile counts a domain controller's refusals among the failures; the column has 4625 alone.
      failed_logons: number("failed_logons") + number("krb_fail"),
      failed_accounts: Math.max(0, number("failaccts_all") - 1),
      unique_tasks: number("unique_tasks") + number("tasks106"),
      unique_services: number("unique_services") + number("services4697"),
      group_added: number("admin_added") + number("grp_other"),
      user_created: number("user_created"),
      logs_cleared: number("logs_cleared"),
      audit_policy: number("policy_any"),
      explicit_targets: number("expl_targets"),
      share_access: number("share_u"),
      directory_access: number("dir_u"),
      sensitive_objects: number("obj_u"),
      admin_tools: number("lol_u"),
    },
  };
}

function setOf(text: string): ExtendedSet {
  if (text === "benign" || text === "benign_audited" || text === "attack_session" || text === "attack_scenario") {
    return text;
  }
  throw new Error(`no set ${text}`);
}
