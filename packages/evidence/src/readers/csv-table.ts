import { type CsvRecord, parseCsvRecords } from "../csv/parse-csv.ts";
import type { EventFormat } from "./event-format.ts";
import { csvFormats } from "./event-formats.ts";
import { eventViewerColumns } from "./event-viewer-csv.ts";

/** How the rows of one file are to be read. */
export interface CsvTable {
  format: EventFormat;
  delimiter: string;
  columns: readonly string[];
}

const delimiters = [",", "\t", ";"];

/** Tells a table's format from its first record, which names the columns, and the next; null when no format fits. */
export function findCsvTable([header, first]: readonly CsvRecord[]): CsvTable | null {
  if (!header) return null;
  for (const delimiter of delimiters) {
    const [names = [], row = []] = parseCsvRecords(first ? [header, first] : [header], delimiter);
    const columns = eventViewerColumns(names, row) ?? names;
    const record = Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ""]));
    const format = csvFormats.find((each) => each.recognizes(record));
    if (format) return { format, delimiter, columns };
  }
  return null;
}
