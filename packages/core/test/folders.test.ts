import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const source = fileURLToPath(new URL("../src/", import.meta.url));

/** Steps of the road (docs/architecture.md): a folder imports its own files and those before it. */
const road = [
  "time",
  "events",
  "sessions",
  "features",
  "lof",
  "novelty",
  "scoring",
  "explanations",
  "profiles",
  "baseline",
  "known-good",
  "evaluation",
];

it("has no folder that is not of the road", () => {
  const folders = readdirSync(source, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...road].sort());
});

it.each(road)("%s looks at no later step", (folder) => {
  const later = road.slice(road.indexOf(folder) + 1);
  const imports = readdirSync(`${source}${folder}`).flatMap((file) => {
    const text = readFileSync(`${source}${folder}/${file}`, "utf8");
    return Array.from(text.matchAll(/ from "\.\.\/([\w-]+)\//g), ([, imported = ""]) => ({ file, imported }));
  });
  expect(imports.filter(({ imported }) => later.includes(imported))).toEqual([]);
});
