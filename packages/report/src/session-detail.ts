import type { AnalysisReport, FeatureId, LogonSession, ScoredSession, SessionSegment } from "@stray/schemas";
import { featureIdSchema } from "@stray/schemas";
import { clockSetBack, endsBeforeStart } from "./clock-set-back.ts";
import { furtherSevereKinds } from "./further-severe-kinds.ts";
import {
  accountKindLabel,
  accountLabel,
  endReasonLabel,
  eventKindLabel,
  evidenceHoleLabel,
  featureLabel,
  levelLabel,
  logonTypeName,
  segmentEndLabel,
  sessionKindLabel,
  startReasonLabel,
} from "./labels.ts";
import { countOf, formatDuration, groupDigits } from "./quantities.ts";
import { terminalText } from "./text-safety.ts";

/** A heading and the lines under it, safe for a terminal, not yet wrapped. */
export interface DetailSection {
  title: string;
  lines: string[];
}

const joinWords: Record<LogonSession["joinConfidence"], string> = {
  certain: "",
  likely: "likely one session",
  weak: "perhaps not one session",
};
const listedEvidence = 50;
const listedRelated = 20;

/** The whole story of one session: `stray show` prints it, the triage app's pane shows it. */
export function sessionDetail(scored: ScoredSession, report: AnalysisReport): DetailSection[] {
  const { session } = scored;
  return [
    { title: "Session", lines: identityLines(session) },
    { title: "Time (UTC)", lines: timeLines(session) },
    { title: "Score", lines: scoreLines(scored, report) },
    { title: "Reasons", lines: [...scored.reasons.map(({ text }) => text), ...furtherLines(scored)] },
    { title: "What if", lines: whatIfLines(scored) },
    { title: "Parts of the score", lines: contributionLines(scored) },
    { title: "Features", lines: featureLines(scored) },
    { title: "Nearest ordinary session", lines: nearestOrdinaryLines(scored) },
    { title: "Records behind it", lines: evidenceLines(scored) },
    { title: "Events", lines: eventCountLines(session) },
    { title: "Related sessions", lines: relatedLines(scored) },
  ]
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title, lines: lines.map(terminalText) }));
}

function identityLines(session: LogonSession): string[] {
  return labelled([
    ["key", session.sessionKey],
    ["account", `${accountLabel(session) || "not named"} (${accountKindLabel(session.accountKind)})`],
    ["SID", session.accountSid],
    ["computer", session.computer],
    ["from", [session.sourceAddress, session.workstationName].filter((text) => text !== "").join(", ")],
    ["kind", sessionKindLabel(session.kind)],
    ["logon type", logonTypeText(session)],
    ["logon ids", session.logonIds.join(", ")],
    ["Remote Desktop id", session.rdpSessionId === null ? "" : String(session.rdpSessionId)],
    ["joined", joinWords[session.joinConfidence]],
    ["holes", session.holes.map(evidenceHoleLabel).join(", ")],
    ["setup", session.setup ? "an account of Windows setup" : ""],
  ]);
}

function logonTypeText({ logonType }: LogonSession): string {
  return logonType === null ? "" : `${logonType} ${logonTypeName(logonType)}`;
}

function timeLines(session: LogonSession): string[] {
  return [
    ...labelled([
      ["start", `${session.startTime ?? "unknown"} (${startReasonLabel(session.startReason)})`],
      ["end", `${session.endTime ?? "not seen"} (${endReasonLabel(session.endReason)})`],
      ["zone", zoneText(session)],
      ["clock", endsBeforeStart(session) ? clockSetBack : ""],
      ["last seen", session.lastSeen ?? ""],
      ["connected", formatDuration(session.connectedSeconds)],
      ...apart(session),
    ]),
    ...session.segments.map(segmentLine),
  ];
}

/** Time apart and in all, where they differ from the time connected. */
function apart({ connectedSeconds, disconnectedSeconds }: LogonSession): [string, string][] {
  if (disconnectedSeconds < 1) return [];
  return [
    ["disconnected", formatDuration(disconnectedSeconds)],
    ["in all", formatDuration(connectedSeconds + disconnectedSeconds)],
  ];
}

/** All times are in UTC; where the computer stood elsewhere, or the client, that is worth a line. */
function zoneText({ timeZone, clientTimeZone }: LogonSession): string {
  const own = timeZone === "UTC" ? "" : timeZone;
  return clientTimeZone === null ? own : `${timeZone}, the client's ${clientTimeZone}`;
}

function segmentLine({ startTime, endTime, sourceAddress, endReason }: SessionSegment): string {
  const from = sourceAddress === "" ? "" : ` from ${sourceAddress}`;
  const why = endTime === null || endReason === "" ? "" : ` (${segmentEndLabel(endReason)})`;
  return `connected ${startTime ?? "unknown"} to ${endTime ?? "the end of the log"}${from}${why}`;
}

function scoreLines(scored: ScoredSession, { population }: AnalysisReport): string[] {
  const { level, flagged, withinBudget, severityKinds } = scored;
  return labelled([
    [
      "level",
      `${levelLabel(level)}, ${flagged ? "flagged" : "not flagged"}${withinBudget ? "" : " (past the budget)"}`,
    ],
    ["rank", scored.rank === null ? "none" : `${groupDigits(scored.rank)} of ${groupDigits(population.scored)}`],
    ["score", numberText(scored.score)],
    ["anomaly", numberText(scored.anomaly)],
    ["local outlier factor", numberText(scored.localOutlierFactor)],
    ["known good", scored.knownGood?.reason ?? ""],
    ["severe kinds", severityKinds.map(featureLabel).join(", ")],
  ]);
}

function numberText(value: number | null): string {
  return value === null ? "none" : value.toFixed(4);
}

/** The parts of the features that the reasons name; the others', and that of the sum `total_events`, are the rest. */
function contributionLines({ contributions, reasons }: ScoredSession): string[] {
  const named = new Set(reasons.map(({ featureId }) => featureId));
  const rest = contributions.reduce((sum, part) => (named.has(part.featureId) ? sum : sum + part.contribution), 0);
  return [
    ...contributions
      .filter(({ featureId }) => named.has(featureId))
      .map((part) => partLine(part, featureLabel(part.featureId))),
    ...(rest > 0 ? [partLine({ contribution: rest }, "rest")] : []),
  ];
}

function partLine({ contribution }: { contribution: number }, label: string): string {
  return `${contribution.toFixed(4).padStart(9)}  ${label}`;
}

function featureLines({ features }: ScoredSession): string[] {
  return featureIdSchema.options.flatMap((featureId) => {
    const value = features[featureId];
    return value === undefined ? [] : [`${featureId}: ${valueText(featureId, value)}`];
  });
}

function valueText(featureId: FeatureId, value: number | null): string {
  if (value === null) return "not observable in this computer's logs";
  return featureId === "duration" ? `${value} s (${formatDuration(value)})` : String(value);
}

/** What of the score three reasons left out. */
function furtherLines(scored: ScoredSession): string[] {
  const further = furtherSevereKinds(scored);
  return further === "" ? [] : [`also: ${further}`];
}

function whatIfLines({ whatIf }: ScoredSession): string[] {
  return whatIf === null ? [] : [`${whatIf.text} Its score would be ${whatIf.score.toFixed(4)}.`];
}

/** The key, and the values that differ from this session's. */
function nearestOrdinaryLines({ features, nearestOrdinary }: ScoredSession): string[] {
  if (nearestOrdinary === null) return [];
  const { sessionKey, features: ordinary } = nearestOrdinary;
  const differing = featureIdSchema.options.flatMap((featureId) => {
    const [own, other] = [features[featureId], ordinary[featureId]];
    if (own === undefined || other === undefined || own === other) return [];
    return [`${featureId}: ${valueText(featureId, other)}, here ${valueText(featureId, own)}`];
  });
  return [`key: ${sessionKey}`, ...differing];
}

function evidenceLines({ evidence }: ScoredSession): string[] {
  const lines = evidence.slice(0, listedEvidence).map((record) => {
    const name = record.name === undefined ? "" : ` "${record.name}"`;
    const place = `${record.source}, ${record.channel} record ${record.eventRecordId ?? "without id"}`;
    return `${record.timeCreated ?? "unknown time"}  ${record.eventId} ${eventKindLabel(record.kind)}${name}: ${place}`;
  });
  return withRest(lines, evidence.length, "record");
}

function eventCountLines({ eventCounts }: LogonSession): string[] {
  return eventCounts.map(({ channel, eventId, kind, count }) => {
    const meaning = kind === null ? "" : ` ${eventKindLabel(kind)}`;
    return `${groupDigits(count).padStart(9)}  ${eventId}${meaning}${channel === "" ? "" : `, ${channel}`}`;
  });
}

function relatedLines({ related }: ScoredSession): string[] {
  const lines = related
    .slice(0, listedRelated)
    .map(({ sessionKey, by }) => `${sessionKey} (same ${by === "sourceAddress" ? "source address" : "workstation"})`);
  return withRest(lines, related.length, "session");
}

function withRest(lines: string[], total: number, noun: string): string[] {
  const rest = total - lines.length;
  return rest > 0 ? [...lines, `and ${countOf(rest, `more ${noun}`)} in the JSON report`] : lines;
}

/** `label: text`, without the rows that have nothing to say. */
function labelled(rows: readonly (readonly [label: string, text: string])[]): string[] {
  return rows.filter(([, text]) => text !== "").map(([label, text]) => `${label}: ${text}`);
}
