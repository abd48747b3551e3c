import type { ByteSource } from "@stray/evtx";
import { readJsonValues, type ValuePlace } from "../json/read-json-values.ts";
import type { FoundProblem } from "../problem-list.ts";
import type { EventFormat } from "./event-format.ts";
import { isJsonObject, type JsonObject, shapeOf } from "./json-fields.ts";
import type { ReaderContext } from "./reader.ts";
import { looksLikeSession } from "./session-list.ts";

/** Records of no known shape after which a text is given up, if none before them was known. */
const patience = 20;

/** How a record of none of the formats is told of. */
export interface UnknownRecord {
  code: string;
  /** In words, around what the record has. */
  textOf(shape: string): string;
}

/** The formats looked for, and where their records go. */
export interface RecordReading {
  formats: readonly EventFormat[];
  unknown: UnknownRecord;
  onRecord(record: JsonObject, format: EventFormat, written: { place: ValuePlace; text: string }): void;
}

/** Reads records of these formats from JSON text; the format of the first that has one names the input's. */
export async function readJsonRecords(
  bytes: ByteSource,
  context: Pick<ReaderContext, "onProblem">,
  { formats, unknown, onRecord }: RecordReading,
): Promise<string | null> {
  /** Problems met before any format was known: whether they are losses or the wrong file is not clear until then. */
  const held: FoundProblem[] = [];
  const state: ReadingState = { format: null, isSessionList: false, unknownText: null };
  const onProblem = (problem: FoundProblem) => {
    if (state.format) context.onProblem(problem);
    else held.push(problem);
  };
  await readJsonValues(bytes, {
    onValue(value, place, text) {
      const mayBeKnown = isJsonObject(value) && text !== state.unknownText;
      const format = mayBeKnown ? formatOf(value, formats, state.format) : null;
      if (!format || !isJsonObject(value)) {
        state.isSessionList ||= looksLikeSession(value);
        state.unknownText = text;
        onProblem(unknownRecordProblem(value, place, unknown));
        return;
      }
      if (!state.format) held.forEach(context.onProblem);
      state.format ??= format;
      onRecord(value, format, { place, text });
    },
    onProblem,
    isDone: () => !state.format && (state.isSessionList || held.length >= patience),
  });
  if (!state.format) context.onProblem(state.isSessionList ? sessionListGiven : wrongFile(held));
  return state.format?.name ?? null;
}

function unknownRecordProblem(value: unknown, { offset, line }: ValuePlace, { code, textOf }: UnknownRecord) {
  return { code, level: "lost", offset, line, text: () => textOf(shapeOf(value)) } satisfies FoundProblem;
}

interface ReadingState {
  format: EventFormat | null;
  isSessionList: boolean;
  /** The last record that had no format; a file may hold millions of the same. */
  unknownText: string | null;
}

function formatOf(record: JsonObject, formats: readonly EventFormat[], likely: EventFormat | null): EventFormat | null {
  if (likely?.recognizes(record)) return likely;
  return formats.find((format) => format.recognizes(record)) ?? null;
}

const sessionListGiven: FoundProblem = {
  code: "sessionListGiven",
  level: "skipped",
  text: "This is a list of sessions, not of events; score it with `stray score`.",
};

/** Nothing in the text had a known format: the first problem says why, and the whole input is what was skipped. */
function wrongFile(held: readonly FoundProblem[]): FoundProblem {
  const first = held.find(({ level }) => level !== "note");
  const text = "This JSON holds no records; export the log again.";
  if (!first) return { code: "unknownFormat", level: "skipped", text };
  return { ...first, code: first.code === "unknownRecord" ? "unknownFormat" : first.code, level: "skipped" };
}
