import { countOf, terminalText } from "@stray/report";
import type { ReadProblem, ReportInput } from "@stray/schemas";

const listed = 20;

/** Notes on how a log was found that lost nothing: most logs of a running computer were not closed. */
const logStates: ReadonlySet<string> = new Set([
  "dirty",
  "fileHeaderChecksum",
  "chunkChecksum",
  "recordsChecksum",
  "zeroTail",
]);

/** Problems met while reading, a line each: file, place, what. Losses come first, at most twenty; then the notes. */
export function problemLines(problems: readonly ReadProblem[]): string[] {
  const losses = problems.filter(isLoss);
  const lines = losses.slice(0, listed).map((problem) => lineOf(problem));
  const rest = losses.length - lines.length;
  if (rest > 0)
    lines.push(
      `stray: and ${countOf(rest, "more loss", "more losses")}; \`stray scan --format json\` lists them all\n`,
    );
  return [...lines, ...noteLines(problems.filter((problem) => !isLoss(problem)))];
}

/** Of notes that someone can do something about, the first of a kind is told; the state of logs is only counted. */
function noteLines(notes: readonly ReadProblem[]): string[] {
  const kinds = new Map<string, ReadProblem[]>();
  const telling = notes.filter(({ code }) => !logStates.has(code));
  for (const note of telling) kinds.set(note.code, [...(kinds.get(note.code) ?? []), note]);
  const harmless = notes.length - telling.length;
  return [
    ...[...kinds.values()].flatMap(([first, ...others]) => (first ? lineOf(first, others.length) : [])),
    ...(harmless > 0 ? [harmlessLine(harmless)] : []),
  ];
}

function harmlessLine(count: number): string {
  return `stray: ${countOf(count, "harmless note")} on the logs; \`stray scan --format json\` lists them\n`;
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

/** True when an input was skipped or a record was lost; a note lost nothing. */
export function isLoss({ level }: ReadProblem): boolean {
  return level !== "note";
}

/**
 * The problems as they count here: a folder, or a list of sessions made from one, may tell of anything, so an input that
 * could be opened but is no log is worth a note unless the user named it.
 */
export function countingNamed({ inputs, problems }: ProblemsOfInputs, named: ReadonlySet<string>): ReadProblem[] {
  const opened = new Set(inputs.map(({ name }) => name));
  const isBeside = ({ level, source }: ReadProblem) => level === "skipped" && opened.has(source) && !named.has(source);
  return problems.map((problem) => (isBeside(problem) ? { ...problem, level: "note" } : problem));
}

interface ProblemsOfInputs {
  inputs: readonly ReportInput[];
  problems: readonly ReadProblem[];
}
