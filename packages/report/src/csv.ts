import { type AnalysisReport, classicFeatureIdSchema, type ScoredSession, strayFeatureIdSchema } from "@stray/schemas";
import { accountLabel, logonTypeName } from "./labels.ts";
import { encodableText } from "./text-safety.ts";

/** What a spreadsheet may take for a formula: also after blanks, and in the full-width forms that some fold. */
const formulaStart = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u;

/** A field of a row before it is written; null is an empty one. */
export type Cell = string | number | boolean | null;

interface Column {
  name: string;
  cell: (scored: ScoredSession) => Cell;
}

const fixedColumns: readonly Column[] = [
  { name: "rank", cell: ({ rank }) => rank },
  { name: "level", cell: ({ level }) => level },
  { name: "flagged", cell: ({ flagged }) => flagged },
  { name: "score", cell: ({ score }) => score },
  { name: "anomaly", cell: ({ anomaly }) => anomaly },
  { name: "sessionKey", cell: ({ session }) => session.sessionKey },
  { name: "computer", cell: ({ session }) => session.computer },
  { name: "account", cell: ({ session }) => accountLabel(session) },
  { name: "sourceAddress", cell: ({ session }) => session.sourceAddress },
  { name: "logonType", cell: ({ session }) => logonTypeName(session.logonType) },
  { name: "startTime", cell: ({ session }) => session.startTime },
  { name: "endTime", cell: ({ session }) => session.endTime },
  { name: "endReason", cell: ({ session }) => session.endReason },
  { name: "reasons", cell: ({ reasons }) => reasons.map(({ text }) => text).join(" | ") },
];

/** Sessions as CSV (RFC 4180, formula-guarded), a row each in the given order, after a header row. */
export function* formatCsv(report: AnalysisReport, sessions: Iterable<ScoredSession>): Generator<string> {
  const columns = [...fixedColumns, ...featureColumns(report)];
  yield csvRow(columns.map(({ name }) => name));
  for (const scored of sessions) yield csvRow(columns.map(({ cell }) => cell(scored)));
}

function featureColumns({ options }: AnalysisReport): Column[] {
  const schema = options.profile === "classic" ? classicFeatureIdSchema : strayFeatureIdSchema;
  return schema.options.map((featureId) => ({ name: featureId, cell: ({ features }) => features[featureId] ?? null }));
}

/** One record, ended by CR LF. Numbers are ours and need no guard; text is evidence and gets one. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (typeof cell === "string" ? textCell(cell) : String(cell ?? ""))).join(",")}\r\n`;
}

function textCell(text: string): string {
  const encodable = encodableText(text);
  const guarded = formulaStart.test(encodable) ? `'${encodable}` : encodable;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
