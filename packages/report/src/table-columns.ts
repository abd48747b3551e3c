import type { ScoredSession } from "@stray/schemas";
import { accountLabel, levelLabel, logonTypeName, sourceLabel } from "./labels.ts";
import { formatDuration, formatUtc } from "./quantities.ts";
import { displayWidth, fitText } from "./text-layout.ts";

/** A column of the ranked table. `minWidth` makes it elastic; `dropOrder` tells which go first when space is short. */
interface TableColumn {
  title: string;
  align: "left" | "right";
  text: (scored: ScoredSession) => string;
  minWidth?: number;
  dropOrder?: number;
}

export interface LaidOutColumn extends TableColumn {
  width: number;
}

const columnGap = 2;
// One megabyte name must not make every row a megabyte where the width has no limit.
const widestCell = 120;

const tableColumns: readonly TableColumn[] = [
  { title: "RANK", align: "right", text: ({ rank }) => String(rank ?? "-") },
  { title: "LEVEL", align: "left", text: ({ level }) => levelLabel(level) },
  { title: "SCORE", align: "right", text: ({ score }) => score?.toFixed(2) ?? "-", dropOrder: 7 },
  { title: "ANOMALY", align: "right", text: ({ anomaly }) => anomaly?.toFixed(2) ?? "-", dropOrder: 1 },
  { title: "ACCOUNT", align: "left", text: ({ session }) => accountLabel(session) || "-", minWidth: 11 },
  { title: "COMPUTER", align: "left", text: ({ session }) => session.computer || "-", minWidth: 8, dropOrder: 5 },
  { title: "FROM", align: "left", text: ({ session }) => sourceLabel(session) || "-", minWidth: 15, dropOrder: 4 },
  { title: "TYPE", align: "left", text: typeText, minWidth: 7, dropOrder: 2 },
  { title: "START (UTC)", align: "left", text: startText, dropOrder: 6 },
  { title: "DURATION", align: "right", text: durationText, dropOrder: 3 },
];

function typeText({ session }: ScoredSession): string {
  return logonTypeName(session.logonType) || (session.kind === "activity" ? "activity" : "-");
}

function startText({ session }: ScoredSession): string {
  return formatUtc(session.startTime).slice(0, "2026-03-02 11:04".length);
}

/** The scored duration; `+`: the end was not seen, so it lasted at least this long. */
function durationText({ session, features }: ScoredSession): string {
  const { duration } = features;
  if (duration === undefined || duration === null) return "-";
  return session.endTime === null && duration > 0 ? `${formatDuration(duration)}+` : formatDuration(duration);
}

/** The columns that fit into `width` (0: no limit), the elastic ones narrowed before any is left out. */
export function layOutColumns(sessions: readonly ScoredSession[], width: number): LaidOutColumn[] {
  const columns = tableColumns.map((column) => ({ ...column, width: naturalWidth(column, sessions) }));
  if (width === 0) return columns;
  for (const column of inDropOrder(sessions)) {
    if (leastWidth(columns) <= width) break;
    columns.splice(
      columns.findIndex(({ title }) => title === column.title),
      1,
    );
  }
  narrowElastic(columns, width);
  return columns;
}

/** The columns that may go: first the computer where it is the same in every row, as the summary names it. */
function inDropOrder(sessions: readonly ScoredSession[]): TableColumn[] {
  const computers = new Set(sessions.map(({ session }) => session.computer));
  const orderOf = ({ title, dropOrder = 0 }: TableColumn) =>
    title === "COMPUTER" && computers.size <= 1 ? 0 : dropOrder;
  return tableColumns.filter(({ dropOrder }) => dropOrder !== undefined).sort((a, b) => orderOf(a) - orderOf(b));
}

function naturalWidth({ title, text }: TableColumn, sessions: readonly ScoredSession[]): number {
  const widths = sessions.map((scored) => displayWidth(fitText(text(scored), widestCell)));
  return widths.reduce((widest, width) => Math.max(widest, width), title.length);
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, columnGap * (widths.length - 1));
}

function leastWidth(columns: readonly LaidOutColumn[]): number {
  return totalWidth(columns.map(({ width, minWidth = width }) => Math.min(width, minWidth)));
}

/** Takes the excess from the widest elastic column first, so that short names stay whole longest. */
function narrowElastic(columns: LaidOutColumn[], width: number): void {
  let excess = totalWidth(columns.map((column) => column.width)) - width;
  const elastic = columns.filter((column) => column.minWidth !== undefined && column.width > column.minWidth);
  while (excess > 0 && elastic.length > 0) {
    const widest = elastic.reduce((a, b) => (b.width > a.width ? b : a));
    if (widest.width <= (widest.minWidth ?? widest.width)) elastic.splice(elastic.indexOf(widest), 1);
    else {
      widest.width--;
      excess--;
    }
  }
}
