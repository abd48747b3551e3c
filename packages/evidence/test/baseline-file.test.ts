import { createHash } from "node:crypto";
import type { CreateSha256, LearnedBaseline } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { parseBaseline, sealBaseline } from "../src/baseline-file.ts";
import { formatBaseline } from "../src/index.ts";

const createSha256: CreateSha256 = () => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digestHex: () => hash.digest("hex") };
};

const learned: LearnedBaseline = {
  strayBaseline: 1,
  tool: { name: "stray", version: "1.2.3" },
  sources: [{ name: "a.evtx", sha256: "0".repeat(64) }],
  computers: ["SRV01"],
  timeZones: ["UTC"],
  workHours: "07:00-22:00",
  include: [],
  first: null,
  last: "2026-03-02T00:00:00Z",
  sessionCount: 12,
  features: ["duration", "failed_logons"],
  rows: [
    { values: [60, 0], sessions: 11 },
    { values: [0.5, 2], sessions: 1 },
  ],
};
const text = [...formatBaseline(sealBaseline(learned, createSha256))].join("");
const parse = (of: string) => parseBaseline(of, "good.json", createSha256);

describe("a baseline file", () => {
  it("comes back as it was, whatever the layout and the order of its keys", () => {
    const baseline = sealBaseline(learned, createSha256);
    expect(parse(text)).toEqual(baseline);
    const reversed = Object.fromEntries(Object.entries(baseline).reverse());
    expect(parse(`\uFEFF${JSON.stringify(reversed)}`)).toEqual(baseline);
  });

  it("has a row on each line", () => {
    expect(text).toContain('\n    {"values":[60,0],"sessions":11},\n    {"values":[0.5,2],"sessions":1}\n  ],\n');
  });

  it.each([
    ["a changed value", text.replace("[60,0]", "[61,0]"), "was changed since it was learned"],
    ["a missing count", text.replace(',"sessions":11', ""), "rows[0].sessions must be"],
    ["other numbers of values", text.replace("[60,0]", "[60]"), "another number of values"],
    ["a wrong total", text.replace('"sessionCount": 12', '"sessionCount": 13'), "another number of sessions"],
    ["more than memory holds", text.replace('"sessionCount": 12', '"sessionCount": 4000001'), "sessionCount"],
    ["too few", text.replace('"sessionCount": 12', '"sessionCount": 9'), "sessionCount"],
    ["another version", text.replace('"strayBaseline": 1', '"strayBaseline": 2'), "strayBaseline"],
    ["half a file", text.slice(0, 200), "no JSON, or cut short"],
    ["a list", "[]", "good.json is no baseline"],
  ])("is refused with %s", (_, bad, message) => {
    expect(() => parse(bad)).toThrow(expect.objectContaining({ code: "badBaseline" }));
    expect(() => parse(bad)).toThrow(message);
  });
});
