import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { FilesError } from "@stray/files";
import { looksLikeReport, parseReport, ReportError, reportHeadLength } from "@stray/report";
import type { AnalysisReport } from "@stray/schemas";
import type { CliContext } from "../cli-context.ts";

/** A report from a file, or from stdin for `-`. Throws FilesError or ReportError, the file named in both. */
export async function readReportFile(path: string, { stdin }: CliContext): Promise<AnalysisReport> {
  const content = await readText(path, path === "-" ? stdin : createReadStream(path));
  try {
    return parseReport(content);
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    const advice = "make one with `stray scan PATH --format json -o FILE`";
    throw new ReportError(error.code, `${path} is no report: ${error.message}; ${advice}`, { cause: error });
  }
}

async function readText(path: string, stream: NodeJS.ReadableStream): Promise<string> {
  try {
    return await text(stream);
  } catch (cause) {
    throw new FilesError("cannotRead", `cannot read ${path}: ${reasonOf(cause)}`, { cause });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file; check the path";
  if (code === "EISDIR") return "it is a folder; name a report made with --format json";
  return error instanceof Error ? error.message : String(error);
}

/** True when a file begins as a report does; false too where it cannot be read, which the reader of evidence tells. */
export async function isReportFile(path: string): Promise<boolean> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(reportHeadLength) });
      return looksLikeReport(buffer.toString("utf8", 0, bytesRead));
    } finally {
      await file.close();
    }
  } catch {
    return false;
  }
}
