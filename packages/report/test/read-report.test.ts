import { describe, expect, it } from "vitest";
import { looksLikeReport, parseReport, ReportError, reportHeadLength, serializeReport } from "../src/index.ts";
import { exampleReport, exampleScored, ordinaryScored } from "./example-report.ts";

const report = exampleReport([exampleScored(), ordinaryScored()]);
const text = [...serializeReport(report)].join("");

describe("parseReport", () => {
  it("reads back what was written, byte for byte", () => {
    expect(parseReport(text)).toEqual(report);
    expect([...serializeReport(parseReport(`\ufeff${text}`))].join("")).toBe(text);
  });

  it.each([
    [text.slice(0, -50), "notJson", "cut short"],
    ["", "notJson", "no JSON"],
    ["[]", "notReport", "JSON of another kind"],
    ["null", "notReport", "JSON of another kind"],
    ['{"schemaVersion": 99}', "otherSchemaVersion", "schema version 99, and this Stray reads version 1"],
    ['{"schemaVersion": "\u202e"}', "otherSchemaVersion", "\\u{202e}"],
    [text.replace('"rank": 1', '"rank": "first"'), "invalidReport", "at sessions.0.rank:"],
    [text.replace('"level": "high"', '"level": "huge"'), "invalidReport", "at sessions.0.level:"],
    ['{"schemaVersion": 1}', "invalidReport", "more)"],
  ])("refuses text number %#", (bad, code, message) => {
    const read = () => parseReport(bad);
    expect(read).toThrow(ReportError);
    expect(read).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });
});

describe("looksLikeReport", () => {
  it("knows a report by its beginning", () => {
    expect(looksLikeReport(text.slice(0, reportHeadLength))).toBe(true);
    expect(looksLikeReport(JSON.stringify(report).slice(0, reportHeadLength))).toBe(true);
    expect(looksLikeReport('{"straySessions":1')).toBe(false);
    expect(looksLikeReport("ElfFile\0")).toBe(false);
  });
});
