import type { WindowsEvent } from "@stray/schemas";
import { noUsableInput } from "./errors.ts";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";
import type { FoundProblem } from "./problem-list.ts";
import type { ContentSummary, SourceContent } from "./read-source.ts";
import { readSources, type SourcesReading } from "./read-sources.ts";
import { readEvtxEvents } from "./readers/evtx.ts";
import { readJsonEvents } from "./readers/json-events.ts";
import type { Reader, ReaderContext } from "./readers/reader.ts";
import type { RecognizedFormat } from "./recognize-format.ts";
import { zonesOfComputers } from "./time/computer-zones.ts";
import { createTimeSpan } from "./time/time-span.ts";

export interface EventReading {
  timezone: readonly string[];
  wantsData: ReaderContext["wantsData"];
  onEvent(event: WindowsEvent): void;
}

const readers: Partial<Record<RecognizedFormat, Reader>> = { evtx: readEvtxEvents, json: readJsonEvents };

/** Recognizes each source by content and streams its events. Throws EvidenceError when none can be used. */
export async function readEventSources(
  sources: readonly EvidenceSource[],
  context: EvidenceContext,
  { timezone, wantsData, onEvent }: EventReading,
): Promise<SourcesReading> {
  const zoneOf = zonesOfComputers(timezone);
  const isCancelled = () => context.isCancelled?.() ?? false;
  const reading = await readSources(sources, context, ({ name }, content, onRecord) =>
    readContent(content, {
      source: name,
      wantsData,
      zoneOf,
      isCancelled,
      onProblem: content.onProblem,
      onEvent(event) {
        onRecord();
        onEvent(event);
      },
    }),
  );
  if (!reading.inputs.some(({ format }) => format !== "unknown")) throw noUsableInput(reading.problems);
  return reading;
}

async function readContent({ bytes, recognized }: SourceContent, context: ReaderContext): Promise<ContentSummary> {
  const reader = readers[recognized];
  if (!reader) context.onProblem(notReadable(recognized));
  const span = createTimeSpan();
  let records = 0;
  const onEvent = (event: WindowsEvent) => {
    records += 1;
    span.add(event.timeCreated);
    context.onEvent(event);
  };
  const format = (await reader?.(bytes, { ...context, onEvent })) ?? null;
  return { format, records, first: span.first, last: span.last };
}

function notReadable(recognized: RecognizedFormat): FoundProblem {
  if (recognized === "empty") {
    return { code: "emptyFile", level: "skipped", text: "This is empty; copy or export the log again." };
  }
  const what = recognized === "text" ? "This is text" : "This is binary data";
  const text = `${what} of no format that Stray reads, whatever its name; give an .evtx file or evtx_dump's JSON.`;
  return { code: "unknownFormat", level: "skipped", text };
}
