import { readFile } from "node:fs/promises";
import { originalSessionListSchema } from "@stray/schemas";
import { ProblemError, type ProblemItem } from "../problems/problem-error.ts";
import { problemItems } from "../problems/problem-items.ts";

const listedItems = 20;

/** Throws `tooManySessions` when the body holds more than `limit`; what is no list at all is left to the reader. */
export async function checkSessionCount(path: string, limit: number): Promise<void> {
  const count = countSessions(await readFile(path, "utf8"));
  if (count <= limit) return;
  throw new ProblemError(
    "tooManySessions",
    `${count} sessions; POST /v1/score takes ${limit}. Upload the list as a file to POST /v1/analyses, which takes any number.`,
  );
}

/** Faults of a list in the original tool's shape, each by its place; empty where the text holds no such list. */
export async function sessionListItems(path: string): Promise<ProblemItem[]> {
  const text = await readFile(path, "utf8");
  const value = parseJson(text);
  const list = Array.isArray(value) ? value : linesOf(text).map(parseJson);
  const issues = originalSessionListSchema.safeParse(list).error?.issues ?? [];
  return issues.slice(0, listedItems).flatMap(problemItems);
}

function countSessions(text: string): number {
  const value = parseJson(text);
  return Array.isArray(value) ? value.length : linesOf(text).length;
}

function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
