// Writes the inputs of some cases on the rules of sessions anew; run it as make-demo.ts says, then `npm run goldens`.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sessionCases } from "./session-cases/session-cases.ts";

const folder = fileURLToPath(new URL("../cases", import.meta.url));

for (const [name, { shows, input }] of Object.entries(sessionCases())) {
  const description = { shows, made: "scripts/make-session-cases.ts", command: "scan", options: {} };
  write(join(folder, name, "case.json"), `${JSON.stringify(description, null, 2)}\n`);
  for (const [file, content] of Object.entries(input)) write(join(folder, name, "input", ...file.split("/")), content);
}

function write(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
