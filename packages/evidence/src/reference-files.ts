import type { AnalysisReferences } from "@stray/core";
import type { AnalysisOptions, CreateSha256 } from "@stray/schemas";
import { parseBaseline } from "./baseline-file.ts";
import { parseKnownGoodList } from "./known-good-file.ts";
import { createTextReader, encodingOf } from "./text/text-encoding.ts";

/** A file given beside the evidence, whole; its name is for messages only. */
interface GivenFile {
  name: string;
  bytes: Uint8Array;
}

/** Files to score against. */
export interface ReferenceFiles {
  baseline?: GivenFile | undefined;
  knownGood?: GivenFile | undefined;
}

/**
 * Reads a baseline and a known-good list; the options then name them by their SHA-256 (of a baseline, its fingerprint).
 * Throws EvidenceError `badBaseline` or `badKnownGoodList`.
 */
export function readReferences(
  { baseline, knownGood }: ReferenceFiles,
  options: AnalysisOptions,
  createSha256: CreateSha256,
): { references: AnalysisReferences; options: AnalysisOptions } {
  const learned = baseline && parseBaseline(textOf(baseline), baseline.name, createSha256);
  const list = knownGood && parseKnownGoodList(textOf(knownGood), knownGood.name);
  const knownGoodSha256 = knownGood ? sha256Of(knownGood, createSha256) : null;
  return {
    references: { baseline: learned, knownGood: list },
    options: { ...options, baseline: learned?.fingerprint ?? null, knownGood: knownGoodSha256 },
  };
}

/** UTF-16 too, which PowerShell writes. */
function textOf({ bytes }: GivenFile): string {
  const { encoding, markBytes } = encodingOf(bytes);
  return createTextReader(encoding)(bytes.subarray(markBytes)).text;
}

function sha256Of({ bytes }: GivenFile, createSha256: CreateSha256): string {
  const hash = createSha256();
  hash.update(bytes);
  return hash.digestHex();
}
