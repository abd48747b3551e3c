import { readFile } from "node:fs/promises";
import type { AnalysisReferences } from "@stray/core";
import { parseBaseline, parseKnownGoodList } from "@stray/evidence";
import { createSha256, FilesError, plainReason } from "@stray/files";
import type { AnalysisOptions } from "@stray/schemas";
import type { AnalysisFlags } from "../flags.ts";

/** The baseline and the known-good list that the flags name, and the options with their SHA-256. */
export async function readReferences(
  { baseline, knownGood }: Pick<AnalysisFlags, "baseline" | "knownGood">,
  options: AnalysisOptions,
): Promise<{ references: AnalysisReferences; options: AnalysisOptions }> {
  const learned = baseline === undefined ? undefined : await readBaseline(baseline);
  const list = knownGood === undefined ? undefined : await readKnownGood(knownGood);
  return {
    references: { baseline: learned, knownGood: list?.list },
    options: { ...options, baseline: learned?.fingerprint ?? null, knownGood: list?.sha256 ?? null },
  };
}

async function readBaseline(path: string) {
  return parseBaseline((await readBytes(path)).toString("utf8"), path, createSha256);
}

async function readKnownGood(path: string) {
  const bytes = await readBytes(path);
  const hash = createSha256();
  hash.update(bytes);
  return { list: parseKnownGoodList(bytes.toString("utf8"), path), sha256: hash.digestHex() };
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (cause) {
    throw new FilesError("cannotRead", `cannot read ${path}: ${plainReason(cause)}`, { cause });
  }
}
