import type { ByteSource } from "@stray/evtx";
import type { FoundProblem } from "../problem-list.ts";
import { readBlocks } from "../read-blocks.ts";
import { createTextReader, createUtf8Converter, encodingOf } from "../text/text-encoding.ts";
import { createJsonSplitter, type JsonDamage, type JsonDamageKind } from "./json-splitter.ts";

/** Windows writes no event over 64 KiB, a few levels deep; the limits leave room for what exporters add. */
const limits = { valueBytes: 16 << 20, depth: 100 };

/** Where a value stands; the offset is null where the text had to be converted first. */
export interface ValuePlace {
  offset: number | null;
  line: number;
}

export interface JsonValueSink {
  /** `text` is the value as written, in which numbers keep every digit. */
  onValue(value: unknown, place: ValuePlace, text: string): void;
  onProblem(problem: FoundProblem): void;
  /** True once no further value is wanted. */
  isDone?(): boolean;
}

/** Streams every top-level JSON value of a text; damage becomes problems and reading goes on. */
export async function readJsonValues(bytes: ByteSource, sink: JsonValueSink): Promise<void> {
  const blocks = readBlocks(bytes);
  const { value: first = new Uint8Array(0) } = await blocks.next();
  const { encoding, markBytes } = encodingOf(first);
  const toUtf8 = createUtf8Converter(encoding);
  const offsetOf = encoding === "utf-8" ? (offset: number) => offset + markBytes : () => null;
  const splitter = createJsonSplitter(valueParser(sink, offsetOf), limits);

  splitter.push(toUtf8(first.subarray(markBytes)));
  while (!sink.isDone?.()) {
    const { done, value: block } = await blocks.next();
    if (done) return splitter.end();
    splitter.push(toUtf8(block));
  }
}

function valueParser({ onValue, onProblem, isDone }: JsonValueSink, offsetOf: (offset: number) => number | null) {
  const readText = createTextReader("utf-8");
  return {
    onValue(bytes: Uint8Array, { offset, line }: { offset: number; line: number }) {
      if (isDone?.()) return;
      const place = { offset: offsetOf(offset), line };
      const { text, damaged } = readText(bytes);
      if (damaged) onProblem({ ...place, code: "badUtf8", level: "note", text: badUtf8 });
      const parsed = parseJson(text);
      if (parsed) onValue(parsed.value, place, text);
      else onProblem({ ...place, code: "badJson", level: "lost", text: badJson, bytesLost: bytes.length });
    },
    onDamage({ kind, place: { offset, line }, bytesLost }: JsonDamage) {
      const { code, text } = damageTexts[kind];
      onProblem({ code, level: "lost", offset: offsetOf(offset), line, text, bytesLost });
    },
  };
}

function parseJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

const badUtf8 = "Bytes that are no UTF-8 were read as U+FFFD; export the log as UTF-8 if names look wrong.";
const badJson = "A record here is no valid JSON and was left out; export the log again.";
const damageTexts: Record<JsonDamageKind, { code: string; text: string }> = {
  cut: {
    code: "cutJson",
    text: "A record that begins here stops short and was left out; copy or export the file again.",
  },
  notJson: {
    code: "notJson",
    text: "Text that is no JSON stands here and was left out; remove it or export the log again.",
  },
  tooDeep: {
    code: "tooDeep",
    text: "A record here is nested more than 100 deep and was left out; no Windows event is.",
  },
  tooLong: { code: "lineTooLong", text: "A record here is longer than 16 MiB and was left out; no Windows event is." },
};
