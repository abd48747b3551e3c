import type { AnalysisReport, ScoredSession } from "@stray/schemas";
import { furtherSevereKinds } from "./further-severe-kinds.ts";
import { countOf } from "./quantities.ts";
import { createPaint, type Paint } from "./style.ts";
import { type LaidOutColumn, layOutColumns } from "./table-columns.ts";
import { type Row, summaryFooter, summaryHeader } from "./table-summary.ts";
import { fitText, padText, wrapText } from "./text-layout.ts";
import { terminalText } from "./text-safety.ts";

/** How a table is drawn: columns of the terminal (0: no limit), colors, and ASCII alone. */
export interface TableStyle {
  width: number;
  color: boolean;
  ascii: boolean;
}

/** Sessions that a table shows, and how many more passed the filter but were not flagged or past `top`. */
export interface TableSelection {
  shown: readonly ScoredSession[];
  unflaggedHidden: number;
  beyondTop: number;
}

/** The ranked table for a terminal, in lines: what was read, the sessions with their reasons, what to know about them. */
export function* formatTable(report: AnalysisReport, selection: TableSelection, style: TableStyle): Generator<string> {
  const paint = createPaint(style.color);
  yield* summaryLines(summaryHeader(report), style, paint);
  yield "\n";
  if (selection.shown.length === 0) yield* wrapped(nothingShown(report, selection), style);
  else {
    yield* sessionLines(selection.shown, style, paint);
    yield* hiddenLines(selection, style, paint);
  }
  const footer = [...summaryFooter(report), ...nextStep(selection)];
  if (footer.length > 0) yield "\n";
  yield* summaryLines(footer, style, paint);
}

/** Where the records behind a row are: the table has no room for them, nor for keys. */
function nextStep({ shown }: TableSelection): Row[] {
  const [first] = shown;
  if (!first || first.rank === null) return [];
  const text = `keep the report with --format json -o report.json; then \`stray show report.json ${first.rank}\` tells all of rank ${first.rank}, and \`stray triage report.json\` goes through it`;
  return [{ label: "Next", text }];
}

/** Why no session is shown, and what would show some. */
function nothingShown({ population }: AnalysisReport, { unflaggedHidden }: TableSelection): string {
  if (unflaggedHidden > 0) {
    return `No session is flagged. --all shows the ${countOf(unflaggedHidden, "session")} that could be ranked.`;
  }
  if (population.scored > 0) return "No session passes the filter --where.";
  const { userSessions, machineSessions, serviceSessions, outsideTimeRange } = population;
  if (outsideTimeRange > 0 && outsideTimeRange === userSessions + machineSessions + serviceSessions) {
    return "No session overlaps the time between --since and --until.";
  }
  return machineSessions + serviceSessions > 0
    ? "No session of a user was found. --all --include machine,service ranks the other accounts."
    : "No session was found: records of logons are in Security.evtx and the Remote Desktop logs.";
}

function* wrapped(text: string, { width }: TableStyle): Generator<string> {
  for (const line of wrapText(text, width)) yield `${line}\n`;
}

function* sessionLines(sessions: readonly ScoredSession[], style: TableStyle, paint: Paint): Generator<string> {
  const columns = layOutColumns(sessions, style.width);
  yield `${paint(
    rowText(columns, ({ title }) => title, style),
    "heading",
  )}\n`;
  for (const scored of sessions) {
    const row = rowText(columns, ({ text }) => text(scored), style);
    yield `${scored.level === "none" ? row : paint(row, scored.level)}\n`;
    if (scored.flagged || scored.knownGood?.hidden) yield* reasonLines(scored, style);
  }
}

function rowText(columns: readonly LaidOutColumn[], textOf: (column: LaidOutColumn) => string, style: TableStyle) {
  const cells = columns.map((column) =>
    padText(fitText(textOf(column), column.width, ellipsisOf(style)), column.width, column.align),
  );
  return cells.join("  ").trimEnd();
}

function* reasonLines(scored: ScoredSession, style: TableStyle): Generator<string> {
  const further = furtherSevereKinds(scored);
  const texts = [
    ...(scored.knownGood === null ? [] : [`known good, so not flagged: ${scored.knownGood.reason}`]),
    ...scored.reasons.map(({ text }) => text),
    ...(further === "" ? [] : [`also: ${further}`]),
    ...(scored.whatIf === null ? [] : [scored.whatIf.text]),
  ];
  const indent = "      ";
  const bullet = style.ascii ? "- " : "• ";
  for (const text of texts) {
    const [first = "", ...rest] = wrapText(terminalText(text), inner(style.width, indent.length + 2));
    yield `${indent}${bullet}${first}\n`;
    for (const line of rest) yield `${indent}  ${line}\n`;
  }
}

function* hiddenLines({ unflaggedHidden, beyondTop }: TableSelection, style: TableStyle, paint: Paint) {
  const hidden = [
    beyondTop > 0 ? `${countOf(beyondTop, "more session")} past --top` : "",
    unflaggedHidden > 0 ? `${countOf(unflaggedHidden, "more session")} not flagged (--all shows them)` : "",
  ].filter((text) => text !== "");
  for (const line of wrapText(hidden.join(", "), style.width)) if (line !== "") yield `\n${paint(line, "muted")}\n`;
}

/** Label and text, the text wrapped beside its label. */
function* summaryLines(rows: readonly Row[], style: TableStyle, paint: Paint): Generator<string> {
  const labelWidth = Math.max(0, ...rows.map(({ label }) => label.length)) + 2;
  for (const { label, text } of rows) {
    const [first = "", ...rest] = wrapText(terminalText(text), inner(style.width, labelWidth));
    yield `${paint(label, "heading")}${" ".repeat(labelWidth - label.length)}${first}\n`;
    for (const line of rest) yield `${" ".repeat(labelWidth)}${line}\n`;
  }
}

function inner(width: number, used: number): number {
  return width === 0 ? 0 : Math.max(10, width - used);
}

function ellipsisOf({ ascii }: TableStyle): string {
  return ascii ? "~" : "…";
}
