import { readFileSync } from "node:fs";

/** One labelled session: the original's counts; its hour and names only as flags. */
export interface LabelledRow {
  /** The file it comes from: sessions of one file are no independent witnesses. */
  source: string;
  label: string;
  durationSeconds: number;
  isOffHours: boolean;
  hasAddress: boolean;
  hasAccount: boolean;
  failed_logons: number;
  successful_logons: number;
  unique_tasks: number;
  unique_services: number;
  admin_added: number;
  user_created: number;
  logs_cleared: number;
  total_events: number;
}

/** Columns that an attack adds to the session it is grafted on. */
export const graftedColumns = [
  "failed_logons",
  "unique_tasks",
  "unique_services",
  "admin_added",
  "user_created",
  "logs_cleared",
] as const satisfies readonly (keyof LabelledRow)[];

export type GraftedColumn = (typeof graftedColumns)[number];

/** Reads labelled rows from a CSV; columns count from the right, since only the first (the source) may hold commas. */
export function readLabelledRows(path: string): LabelledRow[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trimEnd().split(/\r?\n/);
  const columns = head.split(",").reverse();
  return lines.map((line) => {
    const cells = line.split(",").reverse();
    const source = cells
      .slice(columns.length - 1)
      .reverse()
      .join(",");
    return labelledRow(source, (column) => cells[columns.indexOf(column)] ?? "");
  });
}

function labelledRow(source: string, cell: (column: string) => string): LabelledRow {
  return {
    source,
    label: cell("label"),
    durationSeconds: Number(cell("duration")),
    isOffHours: cell("off_hours") === "1",
    hasAddress: cell("ip_present") === "1",
    hasAccount: cell("user_present") === "1",
    failed_logons: Number(cell("failed_logons")),
    successful_logons: Number(cell("successful_logons")),
    unique_tasks: Number(cell("unique_tasks")),
    unique_services: Number(cell("unique_services")),
    admin_added: Number(cell("admin_added")),
    user_created: Number(cell("user_created")),
    logs_cleared: Number(cell("logs_cleared")),
    total_events: Number(cell("total_events")),
  };
}
