import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

it("docs/formats.md has every problem that a path can have", () => {
  const page = readFileSync(new URL("../../../docs/formats.md", import.meta.url), "utf8");
  const files = ["open-paths.ts", "zip-entries.ts"];
  const source = files.map((name) => readFileSync(new URL(`../src/${name}`, import.meta.url), "utf8")).join("\n");
  const codes = Array.from(source.matchAll(/code: "(\w+)"/g), ([, code = ""]) => code);
  expect(codes).toContain("emptyFolder");
  for (const code of [...codes, "missingPath", "unreadable", "linkToFolder", "deadLink"]) {
    expect(page).toContain(`| \`${code}\` | `);
  }
});
