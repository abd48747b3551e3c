import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { goldenCases, parseEventSpecs } from "../../src/cases.ts";
import type { EventSpecInput } from "../../src/event-spec.ts";

/** Every log that the golden cases write at test time. */
export function caseLogs(): { name: string; events: EventSpecInput[] }[] {
  return goldenCases().flatMap(({ name, folder }) =>
    readdirSync(join(folder, "input"), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".evtx.jsonl"))
      .sort()
      .map((file) => ({
        name: `${name}/${file}`,
        events: parseEventSpecs(readFileSync(join(folder, "input", file), "utf8")),
      })),
  );
}
