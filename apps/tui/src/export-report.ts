import { resolve } from "node:path";
import { FilesError, writeFileAtomically } from "@stray/files";
import { serializeReport } from "@stray/report";
import type { AnalysisReport } from "@stray/schemas";

/** Writes the whole report as JSON to a new file, never over one that is there; resolves to its full path. */
export async function exportReport(report: AnalysisReport, path: string): Promise<string> {
  const target = resolve(path);
  try {
    await writeFileAtomically(target, serializeReport(report), { force: false });
  } catch (error) {
    if (!(error instanceof FilesError && error.code === "exists")) throw error;
    throw new FilesError("exists", `${path} exists already: type another name`, { cause: error });
  }
  return target;
}
