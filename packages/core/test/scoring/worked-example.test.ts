import { readFileSync } from "node:fs";
import { analysisOptionsSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeSessions } from "../../src/index.ts";
import { counted, session, sessionEvidence } from "../sample-session.ts";

const text = readFileSync(new URL("../../../../docs/scoring.md", import.meta.url), "utf8").replaceAll("\r\n", "\n");
const example = text.split("\n## An example by hand\n")[1]?.split("\n## ")[0]?.replaceAll("\n", " ") ?? "";

// Twelve sessions, eleven of them alike; the other has 57 failed logons, so its sum of events differs too. In each of
// the two columns 1 of 12 has another value: u's deviation is gap * sqrt(1/12 * 11/12), which is gap * sqrt(11) / 12.
const gapInDeviations = 12 / Math.sqrt(11);
const distance = Math.sqrt(2) * gapInDeviations;
const alike = Array.from({ length: 11 }, (_, place) => session({ sessionKey: `alike~${place}` }));
const guesser = session({ sessionKey: "guesser", eventCounts: [counted(4625, "logonFailed", 57)] });
const { sessions } = analyzeSessions(sessionEvidence([...alike, guesser]), analysisOptionsSchema.parse({}));
const [first, ...others] = sessions;

describe("the example of docs/scoring.md", () => {
  it("is scored as it says, and as the arithmetic by hand has it", () => {
    expect(first?.session.sessionKey).toBe("guesser");
    expect(first?.localOutlierFactor).toBeCloseTo(distance, 6);
    expect(first?.score).toBeCloseTo(distance + 0.25, 6);
    for (const { score } of others) expect(score).toBe(1);
    const { localOutlierFactor, score, anomaly } = first!;
    for (const shown of [gapInDeviations, localOutlierFactor, score, anomaly]) {
      expect(example).toContain(Number(shown).toFixed(3));
    }
  });

  it("is explained as it says", () => {
    const parts = new Map(first?.contributions.map(({ featureId, contribution }) => [featureId, contribution]));
    expect(parts.get("failed_logons")).toBeCloseTo((distance - 1) / 2 + 0.25, 6);
    expect(parts.get("total_events")).toBeCloseTo((distance - 1) / 2, 6);
    expect(example).toContain(parts.get("failed_logons")!.toFixed(3));
    expect(example).toContain(parts.get("total_events")!.toFixed(3));
    expect(first?.reasons.map((reason) => reason.text)).toEqual([
      "57 failed logons; the 11 nearest sessions: 0; more than all 11 others",
    ]);
    expect(example).toContain(first?.reasons[0]?.text);
    expect(example).toContain(first?.whatIf?.text);
    expect(first?.whatIf?.score).toBe(1);
  });
});
