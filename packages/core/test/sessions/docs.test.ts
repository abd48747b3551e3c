import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const source = fileURLToPath(new URL("../../src/", import.meta.url));
const page = readFileSync(fileURLToPath(new URL("../../../../docs/sessions.md", import.meta.url)), "utf8");
const way = page.split(/\r?\n## /).find((part) => part.startsWith("The way through")) ?? "";
const named = Array.from(way.matchAll(/`([a-z/-]+\.ts)`/g), ([, name = ""]) => name);

it("docs/sessions.md leads through files that exist, and to every rule", () => {
  const paths = named.map((name) => (name.includes("/") ? name : `sessions/${name}`));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(`${source}${path}`))).toEqual([]);
  const rules = Array.from({ length: 21 }, (_, index) => `R${index + 1}`);
  expect(rules.filter((rule) => !new RegExp(`\\b${rule}\\b`).test(way))).toEqual([]);
});

it("docs/sessions.md leads through every file that a rule is written down in", () => {
  const files = readdirSync(`${source}sessions`).filter((name) =>
    /\b[Rr]ule R\d+/.test(readFileSync(`${source}sessions/${name}`, "utf8")),
  );
  expect(files.filter((name) => !named.includes(name))).toEqual([]);
});
