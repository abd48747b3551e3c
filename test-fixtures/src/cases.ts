import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { analysisOptionsSchema } from "@stray/schemas";
import { z } from "zod";
import { type EventSpecInput, eventSpecSchema } from "./event-spec.ts";
import { writeEvtx } from "./evtx-writer/write-evtx.ts";

const casesFolder = fileURLToPath(new URL("../cases", import.meta.url));
const specSuffix = ".evtx.jsonl";

const caseFileSchema = z.strictObject({
  /** What a reader learns from the case, in one sentence. */
  shows: z.string(),
  /** Who or what made the input and, for `classic`, the expected scores. */
  made: z.string(),
  command: z.enum(["scan", "score"]),
  options: analysisOptionsSchema.partial().default({}),
  /** True when the input's bytes are damaged, so that its events alone do not give the report. */
  damaged: z.boolean().default(false),
});

/** One folder below `cases`: its description, and where its inputs and goldens lie. */
export interface GoldenCase extends z.infer<typeof caseFileSchema> {
  name: string;
  folder: string;
}

/** One input of a case, with the bytes a frontend would be given. */
export interface CaseInput {
  name: string;
  bytes: Uint8Array;
}

/** Every case, by name. */
export function goldenCases(): GoldenCase[] {
  return readdirSync(casesFolder)
    .filter((name) => existsSync(join(casesFolder, name, "case.json")))
    .sort()
    .map((name) => {
      const folder = join(casesFolder, name);
      return { name, folder, ...caseFileSchema.parse(JSON.parse(readFileSync(join(folder, "case.json"), "utf8"))) };
    });
}

/** The inputs of a case in name order; event specs come out as .evtx files. */
export function caseInputs({ folder }: GoldenCase): CaseInput[] {
  const input = join(folder, "input");
  return readdirSync(input, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(input, name)).isFile())
    .map((name) => readInput(input, name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readInput(folder: string, fileName: string): CaseInput {
  const name = relative(folder, join(folder, fileName)).split(sep).join("/");
  const bytes = readFileSync(join(folder, fileName));
  if (!name.endsWith(specSuffix)) return { name, bytes };
  return { name: name.slice(0, -".jsonl".length), bytes: writeEvtx(parseEventSpecs(bytes.toString("utf8"))) };
}

/** Event specs from JSON Lines; blank lines separate groups. */
export function parseEventSpecs(text: string): EventSpecInput[] {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.map((line) => eventSpecSchema.parse(JSON.parse(line)));
}

/** A file of the case's `expected` folder as text; throws where it has not been written yet. */
export function expectedText(
  { name, folder }: GoldenCase,
  file: "events.jsonl" | "inputs.json" | "report.json",
): string {
  const path = join(folder, "expected", file);
  if (!existsSync(path)) throw new Error(`${name} has no expected/${file} yet: npm run goldens writes it.`);
  return readFileSync(path, "utf8");
}

/** Writes the inputs into a new temporary folder, for frontends that take paths. */
export function materializeCase(goldenCase: GoldenCase): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), "stray-case-"));
  for (const { name, bytes } of caseInputs(goldenCase)) {
    const path = join(folder, ...name.split("/"));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
