import { defaultAnalysisOptions, originalFindingListSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { formatReport, type ReportView } from "../src/index.ts";
import { exampleReport, exampleScored, ordinaryScored } from "./example-report.ts";

const classic = { options: { ...defaultAnalysisOptions, profile: "classic" } } as const;

function given(position: number, start: string | null = "2026-03-02T23:04:05+01:00") {
  return { given: { position, user: "bob", sourceIp: null, start, end: null } };
}

function findings(...[report, view]: [ReturnType<typeof exampleReport>, ReportView?]) {
  const text = [...formatReport(report, "findings", view)].join("");
  expect(text).toBe(`${JSON.stringify(JSON.parse(text), null, 2)}\n`);
  return originalFindingListSchema.parse(JSON.parse(text));
}

describe("findings", () => {
  it("says under classic what the original said, word for word", () => {
    const reasons = [
      { featureId: "duration", text: "Unusual session duration", zScore: 2 } as const,
      { featureId: "off_hours", text: "Off-hours access pattern", zScore: 1.7 } as const,
    ];
    const report = exampleReport([exampleScored({ score: 2.03125, reasons }, given(7))], classic);
    expect(findings(report)).toEqual([
      {
        session_id: 7,
        user: "bob",
        ip: null,
        start: "2026-03-02T23:04:05+01:00",
        end: null,
        severity: "High",
        rule: "Statistical Session Anomaly (ML)",
        description: "Session deviates from peer sessions based on statistical comparison (score=-2.0312)",
        explanation: "Unusual session duration | Off-hours access pattern",
      },
    ]);
  });

  it("has words for a session with no reason", () => {
    const report = exampleReport([exampleScored({ reasons: [] }, given(1))], classic);
    expect(findings(report)[0]?.explanation).toBe("Statistically anomalous session behavior");
  });

  it("numbers rebuilt sessions in the order of time and says our own rule", () => {
    const report = exampleReport([
      exampleScored({ score: 2.5, level: "medium" }, { startTime: "2026-03-05T00:00:00Z", accountDomain: "" }),
      ordinaryScored({}, { startTime: "2026-03-04T00:00:00Z" }),
    ]);
    expect(findings(report)).toEqual([
      {
        session_id: 2,
        user: "bob",
        ip: "203.0.113.7",
        start: "2026-03-05T00:00:00Z",
        end: "2026-03-02T23:34:06Z",
        severity: "Medium",
        rule: "Session Anomaly (Stray)",
        description: "Session stands apart from its neighbors (score=2.5000)",
        explanation: "57 failed logons; the 10 nearest sessions: 0",
      },
    ]);
  });

  it("holds flagged sessions only, as the list had them, unless an order is asked for", () => {
    const report = exampleReport([
      exampleScored({}, given(3)),
      exampleScored({ rank: 2 }, given(1)),
      ordinaryScored({}, given(2)),
    ]);
    expect(findings(report).map(({ session_id }) => session_id)).toEqual([1, 3]);
    expect(findings(report, { sort: "score" }).map(({ session_id }) => session_id)).toEqual([3, 1]);
    expect(findings(report, { top: 1 }).map(({ session_id }) => session_id)).toEqual([3]);
  });

  it("is an empty list where nothing is flagged", () =>
    expect(findings(exampleReport([ordinaryScored()]))).toEqual([]));
});
