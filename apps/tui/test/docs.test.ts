import { readFileSync } from "node:fs";
import { filterHelp } from "@stray/report";
import { describe, expect, it } from "vitest";
import { actions, keyTableMarkdown } from "../src/state/actions.ts";

const page = readFileSync(new URL("../../../docs/triage.md", import.meta.url), "utf8").replaceAll("\r\n", "\n");

describe("docs/triage.md", () => {
  it("has the key table of the app", () => {
    expect(page).toContain(`\n${keyTableMarkdown()}\n`);
  });

  it("explains every term of a filter", () => {
    const terms = filterHelp.match(/[a-z]+[:>]/g) ?? [];
    expect(terms.length).toBeGreaterThan(5);
    // No frontend keeps verdicts yet: the term would find nothing.
    for (const term of terms.filter((name) => name !== "verdict:")) expect(page).toContain(`| \`${term}`);
  });
});

describe("the action table", () => {
  it("gives no key to two actions", () => {
    const keys = actions.flatMap((action) => [...action.keys]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
