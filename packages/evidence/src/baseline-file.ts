import { type Baseline, baselineSchema, type CreateSha256, type LearnedBaseline } from "@stray/schemas";
import { EvidenceError } from "./errors.ts";
import { parseReferenceFile } from "./reference-file.ts";

// Of the Encoding Standard, in Node and browsers alike, but in no ECMAScript library.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}

/** Gives a baseline its fingerprint: the SHA-256 of everything else in it. */
export function sealBaseline(learned: LearnedBaseline, createSha256: CreateSha256): Baseline {
  return { ...learned, fingerprint: fingerprintOf(learned, createSha256) };
}

/** A baseline as JSON, a row of values on each line. */
export function* formatBaseline({ rows, fingerprint, ...head }: Baseline): Generator<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [\n`;
  for (const [index, row] of rows.entries()) {
    yield `    ${JSON.stringify(row)}${index + 1 < rows.length ? "," : ""}\n`;
  }
  yield `  ],\n  "fingerprint": ${JSON.stringify(fingerprint)}\n}\n`;
}

/** Reads what `formatBaseline` wrote. Throws EvidenceError `badBaseline` where it is none, or was changed since. */
export function parseBaseline(text: string, name: string, createSha256: CreateSha256): Baseline {
  const advice = "make one with `stray baseline PATH -o FILE`";
  const baseline = parseReferenceFile(text, baselineSchema, { code: "badBaseline", name, kind: "baseline", advice });
  const { fingerprint, ...learned } = baseline;
  if (fingerprintOf(learned, createSha256) === fingerprint) return baseline;
  throw new EvidenceError("badBaseline", `${name} was changed since it was learned: its fingerprint is another's.`);
}

function fingerprintOf(learned: LearnedBaseline, createSha256: CreateSha256): string {
  const { strayBaseline, tool, sources, computers, timeZones, workHours, include, first, last } = learned;
  const { sessionCount, features, rows } = learned;
  const named = sources.map(({ name, sha256 }) => ({ name, sha256 }));
  const head = { strayBaseline, tool: { name: tool.name, version: tool.version }, sources: named };
  const origin = { computers, timeZones, workHours, include, first, last };
  const population = rows.map(({ values, sessions }) => ({ values, sessions }));
  const hash = createSha256();
  const text = JSON.stringify({ ...head, ...origin, sessionCount, features, rows: population });
  hash.update(new TextEncoder().encode(text));
  return hash.digestHex();
}
