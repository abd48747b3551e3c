/** What is found in a text of CSV. */
export interface CsvRecordSink {
  /** One record without its line end, and the line it begins on. */
  onRecord(text: string, line: number): void;
  /** A line that begins a record with no end within the limit. */
  onTooLong(line: number, characters: number): void;
}

/**
 * Cuts CSV into records: lines, but for line ends within quotes. A quote that never ends costs the line it is on, not
 * the rest of the file.
 */
export function createCsvSplitter(sink: CsvRecordSink, maxCharacters: number) {
  let pending = "";
  let searchedTo = 0;
  let inQuotes = false;
  let line = 1;
  let linesWithin = 0;
  let skipsLine = false;

  function forgetFirstLine(): void {
    const lineEnd = pending.indexOf("\n");
    skipsLine = lineEnd < 0;
    sink.onTooLong(line, skipsLine ? pending.length : lineEnd);
    pending = skipsLine ? "" : pending.slice(lineEnd + 1);
    if (!skipsLine) line += 1;
    searchedTo = 0;
    inQuotes = false;
    linesWithin = 0;
  }

  function split(): void {
    let start = 0;
    let quote = pending.indexOf('"', searchedTo);
    for (let at = searchedTo; ; ) {
      const lineEnd = pending.indexOf("\n", at);
      const end = lineEnd < 0 ? pending.length : lineEnd;
      for (; quote >= 0 && quote < end; quote = pending.indexOf('"', quote + 1)) inQuotes = !inQuotes;
      if (lineEnd < 0) break;
      at = lineEnd + 1;
      linesWithin += 1;
      if (inQuotes) continue;
      sink.onRecord(withoutReturn(pending.slice(start, lineEnd)), line);
      line += linesWithin;
      linesWithin = 0;
      start = at;
    }
    pending = pending.slice(start);
    searchedTo = pending.length;
  }

  return {
    push(text: string): void {
      const lineEnd = skipsLine ? text.indexOf("\n") : -1;
      if (skipsLine && lineEnd < 0) return;
      pending += skipsLine ? text.slice(lineEnd + 1) : text;
      if (skipsLine) line += 1;
      skipsLine = false;
      split();
      while (pending.length > maxCharacters) {
        forgetFirstLine();
        split();
      }
    },
    end(): void {
      while (inQuotes && pending !== "") {
        forgetFirstLine();
        split();
      }
      if (pending !== "") sink.onRecord(withoutReturn(pending), line);
    },
  };
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}
