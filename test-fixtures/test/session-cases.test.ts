import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { sessionCases } from "../scripts/session-cases/session-cases.ts";
import { goldenCases } from "../src/cases.ts";

const page = readFileSync(fileURLToPath(new URL("../../docs/sessions.md", import.meta.url)), "utf8");
const shows = new Map(goldenCases().map((each) => [each.name, each.shows]));

/** The rows of the table below a heading, cell by cell, without its two lines of head. */
function tableOf(heading: string): string[][] {
  const section = page.split(/\r?\n## /).find((part) => part.startsWith(`${heading}`)) ?? "";
  const rows = section.split(/\r?\n/).filter((line) => line.startsWith("|"));
  return rows.slice(2).map((line) => line.slice(2, -2).split(" | "));
}

function namesIn(cell = "", prefix = "sessions-"): string[] {
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = ""]) => `${prefix}${name}`);
}

describe("docs/sessions.md", () => {
  const rules = tableOf("Cases").map(([rule = "", cases]) => ({ rule, cases: namesIn(cases) }));
  const mistakes = tableOf("Mistakes").map((row) => namesIn(row[2], "sessions-mistake-"));

  it("names a case for each of the 21 rules, and each tells of its rule", () => {
    expect(rules.map(({ rule }) => rule)).toEqual(Array.from({ length: 21 }, (_, index) => `R${index + 1}`));
    for (const { rule, cases } of rules) {
      expect(cases.length, rule).toBeGreaterThan(0);
      const telling = cases.filter((name) => new RegExp(`\\b${rule}\\b`).test(shows.get(name) ?? ""));
      expect(telling).toEqual(cases);
    }
  });

  it("names a case for each mistake of others", () => {
    expect(mistakes.map(({ length }) => length)).toEqual(mistakes.map(() => 1));
    expect(mistakes.flat().filter((name) => !/^Mistakes? of others/.test(shows.get(name) ?? ""))).toEqual([]);
  });

  it("leaves no case on sessions out", () => {
    const named = [...rules.flatMap(({ cases }) => cases), ...mistakes.flat()];
    expect([...shows.keys()].filter((name) => name.startsWith("sessions-") && !named.includes(name))).toEqual([]);
  });
});

it.each(Object.entries(sessionCases()))("%s is what its script writes", (name, { shows: told, input }) => {
  const folder = fileURLToPath(new URL(`../cases/${name}/`, import.meta.url));
  expect(shows.get(name)).toBe(told);
  for (const [file, lines] of Object.entries(input)) {
    expect(readFileSync(`${folder}input/${file}`, "utf8").replaceAll("\r\n", "\n")).toBe(lines);
  }
});
