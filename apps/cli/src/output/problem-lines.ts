import { countOf, terminalText } from "@stray/report";
import type { ReadProblem } from "@stray/schemas";

const listed = 20;

/** Problems met while reading, a line each, losses first: file, place, what. The rest are counted. */
export function problemLines(problems: readonly ReadProblem[]): string[] {
  const inOrder = [...problems.filter(isLoss), ...problems.filter((problem) => !isLoss(problem))];
  const lines = inOrder.slice(0, listed).map((problem) => `stray: ${terminalText(problemText(problem))}\n`);
  const rest = inOrder.length - lines.length;
  return rest > 0 ? [...lines, `stray: and ${countOf(rest, "more problem")}; --format json lists them all\n`] : lines;
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
