import { createHash } from "node:crypto";
import type { AnalysisReport } from "@stray/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sealReport, serializeReport, serializeScoredSession } from "../src/index.ts";
import {
  createSha256,
  exampleAnalysis,
  exampleReport,
  exampleRun,
  exampleScored,
  ordinaryScored,
} from "./example-report.ts";

const print = (report: AnalysisReport) => [...serializeReport(report)].join("");

describe("serializeReport", () => {
  it("prints as JSON.stringify does with two spaces and a final newline", () => {
    const report = exampleReport([exampleScored(), ordinaryScored()]);
    const text = print(report);
    expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
    expect(JSON.parse(text)).toEqual(report);
  });

  it("puts keys in the schema's order, however the report was built", () => {
    const report = exampleReport([exampleScored()]);
    const { schemaVersion, ...rest } = report;
    const sessions = report.sessions.map(({ score, session: { sessionKey, ...session }, ...scored }) => ({
      ...scored,
      session: { ...session, sessionKey },
      score,
    }));
    const shuffled = { ...rest, sessions, schemaVersion };
    expect(Object.keys(shuffled)).not.toEqual(Object.keys(report));
    expect(print(shuffled)).toBe(print(report));
    expect(Object.keys(JSON.parse(print(report))).slice(0, 4)).toEqual(["schemaVersion", "tool", "run", "options"]);
    expect(Object.keys(JSON.parse(print(report))).at(-1)).toBe("contentSha256");
  });

  it("keeps every text whole and escapes lone surrogates, as JSON.stringify does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (accountName) => {
        const text = print(exampleReport([exampleScored({}, { accountName })]));
        expect(text).not.toMatch(/\p{Cs}/u);
        expect(JSON.parse(text).sessions[0].session.accountName).toBe(accountName);
        expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
      }),
    );
    expect(print(exampleReport([exampleScored({}, { accountName: "a\ud800" })]))).toContain(
      '"accountName": "a\\ud800"',
    );
  });

  it("never makes a piece larger than one session", () => {
    const sessions = Array.from({ length: 200 }, () => exampleScored());
    const longest = Math.max(...[...serializeReport(exampleReport(sessions))].map((piece) => piece.length));
    expect(longest).toBeLessThan(2 * serializeScoredSession(exampleScored()).length);
  });
});

describe("sealReport", () => {
  it("hashes the report's own bytes without run and without the hash", () => {
    const report = exampleReport([exampleScored(), ordinaryScored({}, { accountName: "Jörg \u{1f600} \ud800" })]);
    const { run: _run, contentSha256: _hash, ...content } = JSON.parse(print(report));
    const bytes = `${JSON.stringify(content, null, 2)}\n`;
    expect(report.contentSha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  });

  it("gives the same hash whatever the run", () => {
    const analysis = exampleAnalysis([exampleScored()]);
    const other = sealReport(analysis, { ...exampleRun, frontend: "server", elapsedMs: 99 }, createSha256);
    expect(other.contentSha256).toBe(sealReport(analysis, exampleRun, createSha256).contentSha256);
  });
});
