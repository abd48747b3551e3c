import { fileURLToPath } from "node:url";
import { defineProject } from "vitest/config";

const condition = "@stray/source";

/**
 * One vitest project per package; workspace imports resolve to TypeScript source, so no build is needed.
 * `npm test` runs *.test.ts; the corpus task runs *.corpus.ts, which read real logs kept outside the project.
 */
export function project(name: string, { isolate = true }: { isolate?: boolean } = {}) {
  const tests = process.env.npm_lifecycle_event === "test:corpus" ? "corpus" : "test";
  return defineProject({
    ssr: {
      resolve: {
        conditions: [condition, "module", "node", "development|production"],
        externalConditions: [condition, "node"],
      },
    },
    test: {
      name,
      isolate,
      include: [`test/**/*.${tests}.{ts,tsx}`],
      testTimeout: tests === "corpus" ? 300_000 : 30_000,
      // Worker threads that the code under test starts inherit these, so they too run from source.
      execArgv: [`--conditions=${condition}`, "--import", fileURLToPath(new URL("scripts/ts.mjs", import.meta.url))],
    },
  });
}
