import { join } from "node:path";
import type { ReportFormat } from "@stray/report";

/** The formats a report can be fetched in, all but the one for terminals, in order of preference: the first is the default. */
export const servedFormats = ["json", "jsonl", "csv", "findings"] as const satisfies readonly ReportFormat[];

export type ServedFormat = (typeof servedFormats)[number];

const text = { type: "string" } as const;

/** What each is to HTTP, by the name `?format=` gives it; `schema` is for the contract. */
export const reportFormats = {
  json: {
    mediaType: "application/json",
    extension: "json",
    schema: { $ref: "#/components/schemas/AnalysisReport" },
  },
  jsonl: { mediaType: "application/x-ndjson", extension: "jsonl", schema: text },
  csv: { mediaType: "text/csv", extension: "csv", schema: text },
  findings: {
    mediaType: "application/vnd.stray.findings+json",
    extension: "findings.json",
    schema: { $ref: "#/components/schemas/OriginalFindingList" },
  },
} as const satisfies Record<ServedFormat, { mediaType: string; extension: string; schema: object }>;

/** Where a report lies in its analysis' folder. */
export function reportPath(folder: string, format: ServedFormat): string {
  return join(folder, `report.${reportFormats[format].extension}`);
}

/** The format that an Accept header likes best, or null where it likes none; earlier formats win ties. */
export function negotiateFormat(accept: string): ServedFormat | null {
  const ranges = accept.split(",").map(parseRange);
  let best: ServedFormat | null = null;
  let bestQuality = 0;
  for (const format of servedFormats) {
    const quality = qualityOf(reportFormats[format].mediaType, ranges);
    if (quality > bestQuality) [best, bestQuality] = [format, quality];
  }
  return best;
}

interface MediaRange {
  type: string;
  quality: number;
}

function parseRange(text: string): MediaRange {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  return { type, quality: quality === undefined ? 1 : Number.parseFloat(quality.slice(2)) || 0 };
}

/** The quality of the most specific range that covers the media type. */
function qualityOf(mediaType: string, ranges: readonly MediaRange[]): number {
  const family = `${mediaType.split("/")[0]}/*`;
  for (const type of [mediaType, family, "*/*"]) {
    const range = ranges.find((candidate) => candidate.type === type);
    if (range) return range.quality;
  }
  return 0;
}
