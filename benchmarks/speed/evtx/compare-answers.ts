import { outputOf } from "./measure-process.ts";
import type { Mode, Reader } from "./readers.ts";

interface Answer {
  records: number;
  projected: number;
  /** Checksum of the projected values, or of the event ids; absent where a reader cannot name its values. */
  digest?: string;
}

/** Whether a reader gives what ours gives, in plain words. */
export type Verdict = "same values" | "same counts" | `differs: ${string}`;

/** Runs each reader once and compares its answer with ours, before anything is timed. */
export function compareAnswers(readers: readonly Reader[], mode: Mode, paths: readonly string[]): Map<Reader, Verdict> {
  const answers = new Map(readers.flatMap((reader) => (reader.answer ? [[reader, ask(reader, mode, paths)]] : [])));
  const ours = [...answers].find(([{ name }]) => name === "ours")?.[1];
  if (!ours) throw new Error("our own reader is not among the readers");
  return new Map([...answers].map(([reader, answer]) => [reader, verdict(ours, answer)]));
}

function ask(reader: Reader, mode: Mode, paths: readonly string[]): Answer {
  const command = reader.answer?.(mode, paths);
  if (!command) throw new Error(`${reader.name} gives no answer`);
  return JSON.parse(outputOf(command));
}

function verdict(ours: Answer, theirs: Answer): Verdict {
  if (theirs.records !== ours.records) return `differs: ${theirs.records} records, ours ${ours.records}`;
  if (theirs.digest === undefined) return "same counts";
  return theirs.digest === ours.digest ? "same values" : "differs: same number of records, other values";
}
