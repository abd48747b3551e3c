import type { ByteSource } from "@stray/evtx";
import { createCsvSplitter } from "../csv/csv-splitter.ts";
import { type CsvRecord, parseCsvRecords } from "../csv/parse-csv.ts";
import type { FoundProblem } from "../problem-list.ts";
import { readText } from "../text/read-text.ts";
import { addEvents } from "./add-events.ts";
import { type CsvTable, findCsvTable } from "./csv-table.ts";
import { createLackTeller, type LackTeller } from "./lack-teller.ts";
import type { ReaderContext } from "./reader.ts";

/** Windows writes no event over 64 KiB; quoting and a rendered message make several times that at most. */
const maxCharacters = 1 << 20;

/** Reads events from CSV (or the same with tabs or semicolons) of any format of the list. */
export async function readCsvEvents(bytes: ByteSource, context: ReaderContext): Promise<string | null> {
  const records: CsvRecord[] = [];
  const tooLong: number[] = [];
  const splitter = createCsvSplitter(
    {
      onRecord: (text, line) => {
        if (text.trim() !== "" && !text.startsWith("#TYPE")) records.push({ text, line });
      },
      onTooLong: (line) => tooLong.push(line),
    },
    maxCharacters,
  );
  const lacks = createLackTeller(context);
  let table: CsvTable | null = null;
  const isTable = (isEnd: boolean): boolean => {
    if (records.length < (isEnd ? 1 : 2)) return isEnd ? table !== null : true;
    table ??= startTable(records);
    if (table) readRows(table, records.splice(0), { context, lacks });
    for (const line of table ? tooLong.splice(0) : []) context.onProblem(badCsv(line));
    return table !== null;
  };
  for await (const text of readText(bytes)) {
    if (context.isCancelled()) return null;
    splitter.push(text);
    if (!isTable(false)) break;
  }
  splitter.end();
  if (isTable(true)) {
    lacks.end();
    return nameOf(table);
  }
  context.onProblem(notReadable(records[0]));
  return null;
}

function nameOf(table: CsvTable | null): string | null {
  return table?.format.name ?? null;
}

function startTable(records: CsvRecord[]): CsvTable | null {
  const table = findCsvTable(records);
  if (!table) return null;
  records.shift();
  return table;
}

interface RowReading {
  context: ReaderContext;
  lacks: LackTeller;
}

function readRows(
  { format, delimiter, columns }: CsvTable,
  records: readonly CsvRecord[],
  { context, lacks }: RowReading,
): void {
  const rows = parseCsvRecords(records, delimiter);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] ?? [];
    const line = records[index]?.line ?? 1;
    if (row.length !== columns.length) {
      context.onProblem(badCsv(line));
      continue;
    }
    const record = Object.fromEntries(columns.map((column, at) => [column, row[at]]));
    const events = format.eventsOf(record);
    lacks.note(format, record, events);
    addEvents(events, { offset: null, line }, context);
  }
}

function badCsv(line: number): FoundProblem {
  const text = "A row here has another number of fields than the first line names, or no end; export the log again.";
  return { code: "badCsv", level: "lost", line, text };
}

function notReadable(header: CsvRecord | undefined) {
  const columns = header ? (parseCsvRecords([header], ",")[0] ?? []) : [];
  const shown = columns.length < 3 ? "" : ` (columns: ${columns.slice(0, 12).map(shortened).join(", ")})`;
  const text = `This is text of no format that Stray reads${shown}, whatever its name; give an .evtx file or an export of one.`;
  return { code: "unknownFormat", level: "skipped", text } as const;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
