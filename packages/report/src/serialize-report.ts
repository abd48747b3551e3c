import type { Analysis, AnalysisReport, CreateSha256, Run, ScoredSession } from "@stray/schemas";
import { inKeyOrder, type KeyOrder, reportKeyOrder, scoredSessionKeyOrder } from "./key-order.ts";

// Of the Encoding Standard, in Node and browsers alike, but in no ECMAScript library.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

const outsideHash = ["run", "contentSha256"];

/** Completes an analysis: adds `run` and `contentSha256`, the SHA-256 of the serialized report without these two. */
export function sealReport(analysis: Analysis, run: Run, createSha256: CreateSha256): AnalysisReport {
  const hash = createSha256();
  const encoder = new TextEncoder();
  const hashedKeys = new Map([...reportKeyOrder].filter(([key]) => !outsideHash.includes(key)));
  for (const piece of serializeObject(analysis, hashedKeys)) hash.update(encoder.encode(piece));
  return { ...analysis, run, contentSha256: hash.digestHex() };
}

/** The report's bytes as text, in pieces: fixed key order, two spaces, a final newline. One for every frontend. */
export function serializeReport(report: AnalysisReport): Iterable<string> {
  return serializeObject(report, reportKeyOrder);
}

/** One scored session as `serializeReport` writes it, standing alone. */
export function serializeScoredSession(scored: ScoredSession): string {
  return `${JSON.stringify(inKeyOrder(scored, scoredSessionKeyOrder), null, 2)}\n`;
}

/** Equal to `JSON.stringify(value, null, 2)` and a newline, but no piece is larger than one element of a list. */
function* serializeObject(value: object, order: ReadonlyMap<string, KeyOrder>): Generator<string> {
  let separator = "{\n";
  for (const [key, keyOrder] of order) {
    const property: unknown = Reflect.get(value, key);
    if (property === undefined) continue;
    yield `${separator}  ${JSON.stringify(key)}: `;
    yield* serializeValue(property, keyOrder);
    separator = ",\n";
  }
  yield "\n}\n";
}

function* serializeValue(value: unknown, order: KeyOrder): Generator<string> {
  if (order === "asIs" || !("items" in order) || !Array.isArray(value) || value.length === 0) {
    yield printIndented(inKeyOrder(value, order), "  ");
    return;
  }
  let separator = "[\n";
  for (const item of value) {
    yield `${separator}    ${printIndented(inKeyOrder(item, order.items), "    ")}`;
    separator = ",\n";
  }
  yield "\n  ]";
}

/** JSON text has no newline inside its strings, so indenting every line after the first is safe. */
function printIndented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`);
}
