import { countOf, terminalText } from "@stray/report";
import type { ReadProblem } from "@stray/schemas";

const listed = 20;

/** Problems met while reading, a line each: file, place, what. Losses come first, at most twenty; notes once a kind. */
export function problemLines(problems: readonly ReadProblem[]): string[] {
  const losses = problems.filter(isLoss);
  const lines = losses.slice(0, listed).map((problem) => lineOf(problem));
  const rest = losses.length - lines.length;
  if (rest > 0) lines.push(`stray: and ${countOf(rest, "more loss", "more losses")}; --format json lists them all\n`);
  return [...lines, ...noteLines(problems.filter((problem) => !isLoss(problem)))];
}

/** Most logs of a running computer have the same note: the first of a kind is told, the others are counted. */
function noteLines(notes: readonly ReadProblem[]): string[] {
  const kinds = new Map<string, ReadProblem[]>();
  for (const note of notes) kinds.set(note.code, [...(kinds.get(note.code) ?? []), note]);
  return [...kinds.values()].flatMap(([first, ...others]) => (first ? lineOf(first, others.length) : []));
}

function lineOf(problem: ReadProblem, othersAlike = 0): string {
  const others = othersAlike > 0 ? ` (and ${countOf(othersAlike, "note")} like it)` : "";
  return `stray: ${terminalText(problemText(problem) + others)}\n`;
}

function problemText({ level, source, offset, line, text, count }: ReadProblem): string {
  const place = offset !== null ? `, offset ${offset}` : line !== null ? `, line ${line}` : "";
  const more = count > 1 ? ` (${countOf(count, "such place")})` : "";
  return `${level}: ${source}${place}: ${text}${more}`;
}

/** True when a given file was skipped or a record was lost; a note lost nothing. */
export function isLoss({ level }: ReadProblem): boolean {
  return level !== "note";
}
