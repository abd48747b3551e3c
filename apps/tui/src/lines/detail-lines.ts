import { accountLabel, fitText, levelLabel, sessionDetail, terminalText, wrapText } from "@stray/report";
import type { AnalysisReport, Reason, ScoredSession } from "@stray/schemas";
import { contributionBar } from "./contribution-bar.ts";
import { type StyledLine, span, type Tone } from "./styled-line.ts";

const barWidth = 8;
/** Cells of one line of evidence before wrapping: a megabyte name must not make a megabyte pane. */
const longestLine = 2000;

/** The pane of one session: who, why with bars, then all that the report's own detail tells. */
export function detailLines(
  report: AnalysisReport,
  scored: ScoredSession,
  { width, bar }: { width: number; bar: string },
): StyledLine[] {
  const sections = sessionDetail(scored, report).filter(({ title }) => title !== "Reasons");
  return [
    headLine(scored, width),
    ...reasonLines(scored.reasons, width, bar),
    ...sections.flatMap(({ title, lines }) => [
      [],
      [span(title, "strong")],
      ...lines.flatMap((line) => indented(line, width)),
    ]),
  ];
}

function headLine({ session, level, flagged }: ScoredSession, width: number): StyledLine {
  const label = levelLabel(level);
  const who = `${accountLabel(session) || "not named"} on ${session.computer || "no named computer"}`;
  const tone: Tone = level !== "none" && flagged ? level : "dim";
  return [span(label, tone), span(` ${fitText(who, Math.max(1, width - label.length - 1))}`, "strong")];
}

/** Each reason beside a bar of how much it weighs against the heaviest one. */
function reasonLines(reasons: readonly Reason[], width: number, glyph: string): StyledLine[] {
  if (reasons.length === 0) return [[span("Nothing sets this session apart.", "dim")]];
  const largest = Math.max(...reasons.map(weight));
  return reasons.flatMap((reason) => {
    const bar = contributionBar(weight(reason), largest, { width: barWidth, glyph });
    const wrapped = wrapText(fitText(reason.text, longestLine), Math.max(10, width - barWidth - 1));
    return wrapped.map((text, index) => [span(index === 0 ? bar : " ".repeat(barWidth), "accent"), span(` ${text}`)]);
  });
}

function weight({ contribution, zScore }: Reason): number {
  return Math.abs(contribution ?? zScore ?? 0);
}

function indented(line: string, width: number): StyledLine[] {
  const shown = terminalText(line.slice(0, longestLine));
  return wrapText(shown, Math.max(10, width - 2)).map((text) => [span(`  ${text}`)]);
}
