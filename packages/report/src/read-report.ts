import { type AnalysisReport, analysisReportSchema, schemaVersion } from "@stray/schemas";
import { ReportError } from "./errors.ts";
import { terminalText } from "./text-safety.ts";

/** How far into a file `looksLikeReport` needs to see, in characters. */
export const reportHeadLength = 256;

/** True when a text begins as a report of Stray does, in any layout of JSON: the cheap test before parsing. */
export function looksLikeReport(head: string): boolean {
  return /^\uFEFF?\s*\{\s*"schemaVersion"\s*:/.test(head);
}

/** A report from its JSON text. Throws ReportError saying which place is wrong. */
export function parseReport(text: string): AnalysisReport {
  const value = parseJson(text);
  requireReport(value);
  const result = analysisReportSchema.safeParse(value);
  if (result.success) return result.data;
  const [first, ...rest] = result.error.issues;
  const place = terminalText(first?.path.map(String).join(".") || "the report").slice(0, 200);
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : "";
  throw new ReportError(
    "invalidReport",
    `at ${place}: ${terminalText(first?.message ?? "unknown").slice(0, 200)}${more}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const detail = error instanceof Error ? terminalText(error.message).slice(0, 200) : "";
    throw new ReportError("notJson", `no JSON, or cut short (${detail})`, { cause: error });
  }
}

function requireReport(value: unknown): asserts value is object {
  if (typeof value !== "object" || value === null || !("schemaVersion" in value)) {
    throw new ReportError("notReport", "JSON of another kind (no schemaVersion)");
  }
  if (value.schemaVersion !== schemaVersion) {
    const version = terminalText(String(value.schemaVersion)).slice(0, 40);
    throw new ReportError(
      "otherSchemaVersion",
      `it has schema version ${version}, and this Stray reads version ${schemaVersion}`,
    );
  }
}
