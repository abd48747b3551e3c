import { readFile } from "node:fs/promises";
import { readReferences } from "@stray/evidence";
import { createSha256, FilesError, plainReason } from "@stray/files";
import type { AnalysisOptions } from "@stray/schemas";
import type { AnalysisFlags } from "../flags.ts";

/** The baseline and the known-good list that the flags name, and the options with their SHA-256. */
export async function readReferenceFlags(
  { baseline, knownGood }: Pick<AnalysisFlags, "baseline" | "knownGood">,
  options: AnalysisOptions,
): Promise<ReturnType<typeof readReferences>> {
  const files = { baseline: await readGiven(baseline), knownGood: await readGiven(knownGood) };
  return readReferences(files, options, createSha256);
}

async function readGiven(path: string | undefined) {
  if (path === undefined) return undefined;
  try {
    return { name: path, bytes: await readFile(path) };
  } catch (cause) {
    throw new FilesError("cannotRead", `cannot read ${path}: ${plainReason(cause)}`, { cause });
  }
}
