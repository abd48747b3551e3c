import type { AnalysisReport, OriginalFinding, ScoredSession } from "@stray/schemas";
import { accountLabel } from "./labels.ts";
import { pythonFixed4 } from "./python-fixed.ts";
import { selectSessions } from "./select.ts";

const nothingStandsOut = "Statistically anomalous session behavior";

/** The flagged ones of some sessions of a report as findings in the original tool's shape: one JSON list. */
export function* formatFindings(report: AnalysisReport, sessions: readonly ScoredSession[]): Generator<string> {
  const positions = sessionPositions(report);
  let separator = "[\n";
  for (const scored of sessions.filter(({ flagged }) => flagged)) {
    const finding = toFinding(report, scored, positions.get(scored) ?? 1);
    yield `${separator}  ${JSON.stringify(finding, null, 2).replaceAll("\n", "\n  ")}`;
    separator = ",\n";
  }
  yield separator === "[\n" ? "[]\n" : "\n]\n";
}

/** A list's own positions (1-based) where sessions were given, else the order of time. */
export function sessionPositions({ sessions }: AnalysisReport): Map<ScoredSession, number> {
  const positions = new Map<ScoredSession, number>();
  for (const [order, index] of selectSessions(sessions, { sort: "time" }).entries()) {
    const scored = sessions[index];
    if (scored) positions.set(scored, scored.session.given?.position ?? order + 1);
  }
  return positions;
}

function toFinding({ options }: AnalysisReport, scored: ScoredSession, position: number): OriginalFinding {
  const { session, score, level, reasons } = scored;
  const given = session.given;
  return {
    session_id: position,
    user: given ? given.user : accountLabel(session),
    ip: given ? given.sourceIp : session.sourceAddress || null,
    start: given ? given.start : session.startTime,
    end: given ? given.end : session.endTime,
    severity: level === "high" ? "High" : "Medium",
    ...(options.profile === "classic" ? classicWording(score ?? 0) : strayWording(score ?? 0)),
    explanation: reasons.map(({ text }) => text).join(" | ") || nothingStandsOut,
  };
}

/** Profile `classic` prints scikit-learn's negative outlier factor. */
function classicWording(score: number): Pick<OriginalFinding, "rule" | "description"> {
  return {
    rule: "Statistical Session Anomaly (ML)",
    description: `Session deviates from peer sessions based on statistical comparison (score=${pythonFixed4(-score)})`,
  };
}

function strayWording(score: number): Pick<OriginalFinding, "rule" | "description"> {
  return {
    rule: "Session Anomaly (Stray)",
    description: `Session stands apart from its neighbors (score=${pythonFixed4(score)})`,
  };
}
