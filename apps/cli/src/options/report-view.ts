import { parseFilter, type ReportView } from "@stray/report";
import type { ViewFlags } from "../flags.ts";

/** The part of a report that the flags ask for; throws QueryError where --where cannot be understood. */
export function parseView({ where, sort, top, all, showHidden }: ViewFlags): ReportView {
  return { filter: where === undefined ? undefined : parseFilter(where), sort, top, all, showHidden };
}
