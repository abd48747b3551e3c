import type { originalSessionSchema } from "@stray/schemas";
import { member } from "./json-fields.ts";

/** What a schema of @stray/schemas says of a value that does not fit. */
export type SchemaIssue = NonNullable<ReturnType<typeof originalSessionSchema.safeParse>["error"]>["issues"][number];

/** The first fault in one sentence: `[3].events[0].event_id must be a string or a number, not an array`. */
export function faultText(issues: readonly SchemaIssue[], value: unknown, path: string): string {
  const [issue] = issues;
  if (!issue) return `${path} is not as it must be.`;
  const place = issue.path.reduce<string>(pathText, path);
  const expected = expectedTypes(issue).join(" or ");
  if (expected === "") return `${place} is not as it must be: ${issue.message}.`;
  const found = issue.path.reduce<unknown>(elementOf, value);
  if (found === undefined) return `${place} must be ${expected}, but is missing.`;
  return `${place} must be ${expected}, not ${issue.code === "invalid_value" ? valueText(found) : typeText(found)}.`;
}

function pathText(path: string, key: PropertyKey): string {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? String(key) : `${path}.${String(key)}`;
}

function elementOf(value: unknown, key: PropertyKey): unknown {
  return Array.isArray(value) && typeof key === "number" ? value[key] : member(value, String(key));
}

function expectedTypes(issue: SchemaIssue): string[] {
  if (issue.code === "invalid_type") return [typeTexts[issue.expected] ?? issue.expected];
  if (issue.code === "invalid_value") return issue.values.map(valueText);
  return issue.code === "invalid_union" ? issue.errors.flatMap((issues) => issues.flatMap(expectedTypes)) : [];
}

const longestValue = 40;

const typeTexts: Record<string, string> = {
  string: "a string",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

/** A single number or word whole; all else, which may be long, by its type. */
function valueText(value: unknown): string {
  const isShort = typeof value === "number" || (typeof value === "string" && value.length <= longestValue);
  return isShort ? String(value) : typeText(value);
}

function typeText(value: unknown): string {
  if (value === null) return "null";
  return typeTexts[Array.isArray(value) ? "array" : typeof value] ?? typeof value;
}
