import { readdirSync, readFileSync } from "node:fs";
import { goldenCases } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { csvFormats, jsonFormats } from "../src/readers/event-formats.ts";

const page = readFileSync(new URL("../../../docs/formats.md", import.meta.url), "utf8").replaceAll("\r\n", "\n");

/** The codes in the first column of the table below a heading. */
function firstColumn(heading: string): string[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return Array.from(section.matchAll(/^\| `(\w+)` \|/gm), ([, code = ""]) => code);
}

it("docs/formats.md has every code that reading JSON and lists can give", () => {
  const folder = new URL("../src/", import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const source = files.map((name) => readFileSync(new URL(name.replaceAll("\\", "/"), folder), "utf8")).join("\n");
  const codes = Array.from(source.matchAll(/code: "(\w+)"/g), ([, code = ""]) => code);
  expect(codes.length).toBeGreaterThan(12);
  const documented = [...firstColumn("Problems"), "badSessionList", "badBaseline", "badKnownGoodList"];
  expect(codes.filter((code) => !documented.includes(code))).toEqual([]);
});

it("docs/formats.md has every format of the code, and what each lacks in the code's words", () => {
  const formats = [...new Set([...jsonFormats, ...csvFormats])];
  const documented = firstColumn("Formats");
  expect(formats.map(({ name }) => name).filter((name) => !documented.includes(name))).toEqual([]);
  for (const { name, lacks } of formats) {
    expect([name, page.includes(`| \`${name}\` | ${lacks} |`)]).toEqual([name, lacks !== undefined]);
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
