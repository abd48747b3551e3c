import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { Context } from "hono";
import { reportFormats, reportPath, type ServedFormat } from "../report-formats.ts";

export interface SentReport {
  folder: string;
  format: ServedFormat;
  headers?: Record<string, string>;
  /** Called when the last byte is out, or the client is gone. */
  onSent?: () => Promise<void>;
}

/** Streams a report from its folder. */
export async function sendReport(c: Context, { folder, format, headers, onSent }: SentReport): Promise<Response> {
  const { mediaType, extension } = reportFormats[format];
  const file = await open(reportPath(folder, format), "r");
  const { size } = await file.stat();
  const allHeaders = {
    "content-type": mediaType === "text/csv" ? "text/csv; charset=utf-8" : mediaType,
    "content-length": String(size),
    "content-disposition": `attachment; filename="stray-report.${extension}"`,
    "cache-control": "no-store",
    ...headers,
  };
  if (c.req.method === "HEAD") {
    // Nobody would read the stream, and so nobody would close the file.
    await file.close();
    return c.body(null, 200, allHeaders);
  }
  const stream = file.createReadStream();
  stream.once("close", () => void onSent?.().catch(c.get("logFailure")));
  return c.body(Readable.toWeb(stream), 200, allHeaders);
}
