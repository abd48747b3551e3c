/// <reference path="./papaparse.d.ts" />
import Papa from "papaparse";

/** One record cut from a file, and the line it begins on. */
export interface CsvRecord {
  text: string;
  line: number;
}

/** The fields of each record. Records are parsed together, and one by one only where a quote is out of place. */
export function parseCsvRecords(records: readonly CsvRecord[], delimiter: string): string[][] {
  const rows = parse(records.map(({ text }) => text).join("\n"), delimiter);
  return rows.length === records.length ? rows : records.map(({ text }) => parse(text, delimiter)[0] ?? []);
}

function parse(text: string, delimiter: string): string[][] {
  return Papa.parse(text, { delimiter, newline: "\n" }).data;
}
