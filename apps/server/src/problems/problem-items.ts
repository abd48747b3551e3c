import type { ProblemItem } from "./problem-error.ts";

/** A fault as zod tells it. */
export interface ValidationIssue {
  path: readonly PropertyKey[];
  message: string;
  keys?: readonly string[];
}

/** A zod issue as problem items; one for each name where names are not known. */
export function problemItems({ path, message, keys }: ValidationIssue): ProblemItem[] {
  if (keys === undefined) return [{ pointer: jsonPointer(path), detail: message }];
  return keys.map((key) => ({ pointer: jsonPointer([...path, key]), detail: "this name is not known here" }));
}

/** A path of keys and indices as a JSON Pointer (RFC 6901). */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
