// Writes the demo evidence anew: node --conditions=@stray/source --import ./scripts/ts.mjs test-fixtures/scripts/make-demo.ts
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { demoEvidence } from "./demo/demo-evidence.ts";

const folder = fileURLToPath(new URL("../demo", import.meta.url));

for (const { name, bytes } of demoEvidence()) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
