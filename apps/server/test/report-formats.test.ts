import { expect, it } from "vitest";
import { negotiateFormat } from "../src/report-formats.ts";

it.each([
  ["*/*", "json"],
  ["", null],
  ["application/*", "json"],
  ["text/*", "csv"],
  ["TEXT/CSV", "csv"],
  ["text/html", null],
  ["application/json;q=0", null],
  ["*/*, application/json;q=0", "jsonl"],
  ["text/csv;q=0.9, application/json;q=0.8", "csv"],
  ["application/json;q=0.8, */*;q=0.9", "jsonl"],
  ["text/csv; charset=utf-8; q=1", "csv"],
  ["text/csv;q=nonsense", null],
  ["application/vnd.stray.findings+json", "findings"],
  [",,;;q=,", null],
])("Accept %j chooses %j", (accept, format) => {
  expect(negotiateFormat(accept)).toBe(format);
});
