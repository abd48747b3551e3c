import { accountLabel, fitText, formatUtc, groupDigits, levelLabel, padText, sourceLabel } from "@stray/report";
import type { ScoredSession } from "@stray/schemas";
import { type StyledLine, span, type Tone } from "./styled-line.ts";

/** A column of the list. */
export interface Column {
  id: "level" | "rank" | "score" | "account" | "start" | "computer" | "source" | "reason";
  head: string;
  /** Cells; a column that grows takes what is left. */
  width: number;
  alignsRight?: boolean;
  grows?: boolean;
}

/** All columns from left to right; `priority` says which go first when the terminal is narrow. */
const columns = [
  { id: "level", head: "level", width: 9, priority: 1 },
  { id: "rank", head: "rank", width: 7, alignsRight: true, priority: 2 },
  { id: "score", head: "score", width: 7, alignsRight: true, priority: 3 },
  { id: "account", head: "account", width: 16, priority: 4 },
  { id: "computer", head: "computer", width: 12, priority: 6 },
  { id: "source", head: "from", width: 15, priority: 8 },
  { id: "start", head: "start (UTC)", width: 16, priority: 5 },
  { id: "reason", head: "first reason", width: 20, grows: true, priority: 7 },
] as const satisfies readonly (Column & { priority: number })[];

const gap = 1;

/** The columns that fit into `width` cells, most wanted first; the last of them takes the cells left over. */
export function columnsFor(width: number): Column[] {
  const chosen = new Set<Column["id"]>();
  let used = 0;
  for (const column of [...columns].sort((a, b) => a.priority - b.priority)) {
    if (chosen.size > 0 && used + gap + column.width > width) break;
    used += column.width + (chosen.size > 0 ? gap : 0);
    chosen.add(column.id);
  }
  const grower = chosen.has("reason") ? "reason" : "account";
  return columns
    .filter(({ id }) => chosen.has(id))
    .map((column) => (column.id === grower ? { ...column, width: column.width + Math.max(0, width - used) } : column));
}

/** The heads of the columns. */
export function headLine(chosen: readonly Column[]): StyledLine {
  return [span(chosen.map((column) => cell(column.head, column)).join(" "), "dim")];
}

/** One session as one line. */
export function sessionLine(scored: ScoredSession, chosen: readonly Column[]): StyledLine {
  return chosen.flatMap((column, index) => [
    ...(index > 0 ? [span(" ")] : []),
    span(cell(cellText(scored, column.id), column), cellTone(scored, column.id)),
  ]);
}

function cellText(scored: ScoredSession, id: Column["id"]): string {
  const { session, score, rank, level, reasons } = scored;
  switch (id) {
    case "level":
      return levelLabel(level);
    case "rank":
      return rank === null ? "-" : groupDigits(rank);
    case "score":
      return score === null ? "-" : scoreText(score);
    case "account":
      return accountLabel(session) || "-";
    case "computer":
      return session.computer || "-";
    case "source":
      return sourceLabel(session) || "-";
    case "start":
      return formatUtc(session.startTime).slice(0, 16);
    case "reason":
      return reasons[0]?.text ?? "";
  }
}

function cellTone({ level, flagged }: ScoredSession, id: Column["id"]): Tone {
  if (id === "level" && level !== "none") return flagged ? level : "dim";
  return id === "account" && flagged ? "strong" : "plain";
}

/** Two decimals; a score of `classic` among equal sessions can have thirteen digits, which no column has room for. */
function scoreText(score: number): string {
  return Math.abs(score) < 10_000 ? score.toFixed(2) : score.toExponential(1);
}

/** Text of evidence, made safe, in exactly the column's width by display cells. */
function cell(text: string, { width, alignsRight = false }: Column): string {
  return padText(fitText(text, width), width, alignsRight ? "right" : "left");
}
