import { readdirSync, readFileSync } from "node:fs";
import { goldenCases } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { csvFormats, jsonFormats } from "../src/readers/event-formats.ts";

const page = readFileSync(new URL("../../../docs/formats.md", import.meta.url), "utf8").replaceAll("\r\n", "\n");

function sourceOf(name: string): string {
  const folder = new URL(`../../${name}/src/`, import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  return files.map((file) => readFileSync(new URL(file.replaceAll("\\", "/"), folder), "utf8")).join("\n");
}

/** The codes in the first column of the table below a heading. */
function firstColumn(heading: string): string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return Array.from(section.matchAll(/^\| `(\w+)` \|/gm), ([, code = ""]) => code);
}

it("docs/formats.md has every code that reading JSON and lists can give", () => {
  const source = sourceOf("evidence");
  const codes = Array.from(source.matchAll(/code: "(\w+)"/g), ([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(12);
  const documented = [...firstColumn("Problems"), "badSessionList", "badBaseline", "badKnownGoodList"];
  expect(codes.filter((code) => !documented.includes(code))).toEqual([]);
});

it("docs/formats.md has no code of a problem that nothing gives any more", () => {
  const source = ["evidence", "evtx", "files"].map(sourceOf).join("\n");
  expect(firstColumn("Problems").filter((code) => !source.includes(`"${code}"`))).toEqual([]);
});

it("docs/formats.md has every format of the code, and what each lacks in the code's words", () => {
  const formats = [...new Set([...jsonFormats, ...csvFormats])];
  const documented = new Set(firstColumn("Formats"));
  const others = ["evtx", "evtxXml", "zip", "straySessions", "originalSessionList"];
  const known = new Set([...formats.map(({ name }) => name), ...others]);
  expect(
    [...known].filter((name) => !documented.has(name)),
    'without a row under "Formats"',
  ).toEqual([]);
  expect(
    [...documented].filter((name) => !known.has(name)),
    "in the page, not in the code",
  ).toEqual([]);
  for (const { name, lacks } of formats) {
    const isTold = page.includes(`| \`${name}\` | ${lacks} |`);
    expect(isTold, `"What formats lack" has a row for ${name}: ${lacks}`).toBe(lacks !== undefined);
  }
});

it("docs/formats.md has every format that the cases are of", () => {
  const formats = goldenCases().flatMap(({ folder }) => {
    const { inputs }: { inputs: { format: string }[] } = JSON.parse(
      readFileSync(`${folder}/expected/inputs.json`, "utf8"),
    );
    return inputs.map(({ format }) => format);
  });
  expect([...new Set(formats)].filter((format) => ![...firstColumn("Formats"), "unknown"].includes(format))).toEqual(
    [],
  );
});
