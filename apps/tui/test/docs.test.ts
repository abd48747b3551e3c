import { readFileSync } from "node:fs";
import { filterHelp } from "@stray/report";
import { describe, expect, it } from "vitest";
import { helpLines } from "../src/lines/help-lines.ts";
import { actions, keyLabel, keyTableMarkdown } from "../src/state/actions.ts";

const page = readFileSync(new URL("../../../docs/triage.md", import.meta.url), "utf8").replaceAll("\r\n", "\n");

describe("docs/triage.md", () => {
  it("has the key table of the app", () => {
    expect(page).toContain(`\n${keyTableMarkdown()}\n`);
  });

  it("explains every term of a filter", () => {
    const terms = filterHelp.match(/[a-z]+[:>]/g) ?? [];
    expect(terms.length).toBeGreaterThan(5);
    for (const term of terms) expect(page).toContain(`| \`${term}`);
  });
});

describe("the action table", () => {
  it("stands in the help with a blank between keys and text", () => {
    const rows = helpLines(60).map((spans) => spans.map(({ text }) => text).join(""));
    for (const { keys, does } of actions) {
      const row = rows.find((text) => text.startsWith(`  ${keys.map(keyLabel).join("  ")} `));
      expect(row).toContain(` ${does.slice(0, 10)}`);
    }
  });

  it("gives no key to two actions", () => {
    const keys = actions.flatMap((action) => [...action.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
