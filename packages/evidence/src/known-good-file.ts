import { type KnownGoodList, knownGoodListSchema } from "@stray/schemas";
import { parseReferenceFile } from "./reference-file.ts";

/** Reads a known-good list. Throws EvidenceError `badKnownGoodList` where it is none. */
export function parseKnownGoodList(text: string, name: string): KnownGoodList {
  const advice = "docs/baselines.md shows what it looks like";
  const file = { code: "badKnownGoodList", kind: "known-good list", name, advice } as const;
  return parseReferenceFile(text, knownGoodListSchema, file);
}
