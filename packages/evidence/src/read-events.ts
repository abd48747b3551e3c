import type { ByteSource } from "@stray/evtx";
import type { ReportInput } from "@stray/schemas";
import { noUsableInput } from "./errors.ts";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";
import type { FoundProblem } from "./problem-list.ts";
import type { ContentSummary, SourceContent } from "./read-source.ts";
import { readSources, type SourcesReading } from "./read-sources.ts";
import type { InputContext } from "./readers/reader.ts";
import type { RecognizedFormat } from "./recognize-format.ts";
import { createTimeSpan } from "./time/time-span.ts";

/** What reads the formats of events. */
export interface EventReaders {
  readers: FormatReaders;
  /** Called once all inputs are read. */
  onAllRead?(): void;
}

/** Who reads which format. Each resolves to the name of what it read, or null when nothing in the input is that. */
type FormatReaders = Partial<
  Record<RecognizedFormat, (bytes: ByteSource, input: InputContext) => Promise<string | null>>
>;

/** Recognizes each source by content and has it read. Throws EvidenceError when none can be used. */
export async function readEventSources(
  sources: readonly EvidenceSource[],
  context: EvidenceContext,
  { readers, onAllRead }: EventReaders,
): Promise<SourcesReading> {
  const isCancelled = () => context.isCancelled?.() ?? false;
  const reading = await readSources(
    sources,
    context,
    ({ name: source }, content, onRecord) => readContent(content, { readers, source, onRecord, isCancelled }),
    onAllRead,
  );
  if (!reading.inputs.some(isUsable)) throw noUsableInput(reading.problems);
  return reading;
}

/** An archive itself holds no event; the files in it are inputs too. */
function isUsable({ format }: ReportInput): boolean {
  return format !== "unknown" && format !== "zip";
}

interface ContentReading {
  readers: FormatReaders;
  source: string;
  onRecord(): void;
  isCancelled(): boolean;
}

async function readContent(
  { bytes, recognized, onProblem }: SourceContent,
  { readers, source, onRecord, isCancelled }: ContentReading,
): Promise<ContentSummary> {
  const reader = readers[recognized];
  if (!reader) onProblem(notReadable(recognized));
  const span = createTimeSpan();
  let records = 0;
  const countRecord = (timeCreated: string | null) => {
    records += 1;
    span.add(timeCreated);
    onRecord();
  };
  const format = (await reader?.(bytes, { source, onRecord: countRecord, onProblem, isCancelled })) ?? null;
  return {
    format,
    get records() {
      return records;
    },
    get first() {
      return span.first;
    },
    get last() {
      return span.last;
    },
  };
}

function notReadable(recognized: RecognizedFormat): FoundProblem {
  return recognized === "empty" || recognized === "archive" || recognized === "report"
    ? notReadableProblems[recognized]
    : notAnyFormat(recognized);
}

const notReadableProblems: Record<"empty" | "archive" | "report", FoundProblem> = {
  report: {
    code: "reportGiven",
    level: "skipped",
    text: "This is a report that Stray made, not evidence; look at it with `stray show` or `stray triage`.",
  },
  empty: { code: "emptyFile", level: "skipped", text: "This is empty; copy or export the log again." },
  archive: {
    code: "archive",
    level: "skipped",
    text: "This is an archive that cannot be looked into here; unpack it and name the folder.",
  },
};

function notAnyFormat(recognized: RecognizedFormat): FoundProblem {
  const what = recognized === "binary" ? "This is binary data" : "This is text";
  const text = `${what} of no format that Stray reads, whatever its name; give an .evtx file or an export of one.`;
  return { code: "unknownFormat", level: "skipped", text };
}
