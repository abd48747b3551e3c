import { createHash } from "node:crypto";

/**
 * The only normalizer of goldens: takes out `run` (when and where), the tool's version (a release must not change every
 * golden) and `contentSha256` (it covers the version; `contentHash` checks it apart).
 */
export function normalizeReport(text: string): string {
  const { run: _run, contentSha256: _hash, ...report } = JSON.parse(text);
  return print({ ...report, tool: { ...report.tool, version: "0.0.0" } });
}

/** What `contentSha256` must be: the SHA-256 of the report's own bytes without `run` and without the hash itself. */
export function contentHash(text: string): string {
  const { run: _run, contentSha256: _hash, ...report } = JSON.parse(text);
  return createHash("sha256").update(print(report)).digest("hex");
}

function print(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
