import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  analysisOptionsSchema,
  type OriginalFinding,
  originalSessionListSchema,
  type ScoredSession,
} from "@stray/schemas";
import { caseInputs, type GoldenCase, goldenCases } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { analyzeSessions, givenSessions } from "../src/index.ts";
import { sessionEvidence } from "./sample-session.ts";

const classicCases = goldenCases().filter(
  ({ command, options }) => command === "score" && options.profile === "classic",
);

/** What test-fixtures/scripts/ask-scikit-learn.py wrote. */
interface ScikitLearnAnswer {
  findings: OriginalFinding[];
  rows: { negativeOutlierFactor: number; tieIndependent: boolean }[];
}

function scikitLearnAnswer({ folder }: GoldenCase): ScikitLearnAnswer {
  return JSON.parse(readFileSync(join(folder, "expected", "scikit-learn.json"), "utf8"));
}

function scoredInListOrder(goldenCase: GoldenCase): ScoredSession[] {
  const [input] = caseInputs(goldenCase);
  const list = originalSessionListSchema.parse(JSON.parse(new TextDecoder().decode(input?.bytes)));
  const options = analysisOptionsSchema.parse(goldenCase.options);
  const { sessions } = analyzeSessions(sessionEvidence(givenSessions(list)), options);
  return sessions.sort((a, b) => (a.session.given?.position ?? 0) - (b.session.given?.position ?? 0));
}

describe.each(classicCases)("$name", (goldenCase) => {
  const { findings, rows } = scikitLearnAnswer(goldenCase);
  const scored = scoredInListOrder(goldenCase);
  const free = scored.filter((_, row) => rows[row]?.tieIndependent);

  it("gives scikit-learn's factor on every row that tie order cannot change", () => {
    const ratios = free.map(({ score, session }) => {
      return Number(score) / -rows[Number(session.given?.position) - 1]!.negativeOutlierFactor;
    });
    for (const ratio of ratios) expect(Math.abs(ratio - 1)).toBeLessThan(1e-9);
    expect(ratios).toHaveLength(rows.filter(({ tieIndependent }) => tieIndependent).length);
  });

  it("flags the same of them, for the same reasons", () => {
    const positions = new Set(free.map(({ session }) => session.given?.position));
    const expected = findings.filter(({ session_id }) => positions.has(session_id));
    const flagged = free.filter(({ flagged }) => flagged);
    expect(flagged.map(asFinding)).toEqual(
      expected.map(({ session_id, explanation }) => ({ session_id, explanation })),
    );
  });
});

function asFinding({ session, reasons }: ScoredSession) {
  const phrases = reasons.map(({ text }) => text).join(" | ");
  return { session_id: session.given?.position, explanation: phrases || "Statistically anomalous session behavior" };
}
