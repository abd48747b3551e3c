import type { Evaluation, ProfileEvaluation } from "@stray/schemas";
import { countOf } from "./quantities.ts";
import { padText } from "./text-layout.ts";

/** An evaluation for a terminal: a line for each figure, a column for each profile. */
export function* formatEvaluation({ sessions, labelled, profiles }: Evaluation): Generator<string> {
  yield `${countOf(sessions, "session")}, ${labelled} of them labelled true\n\n`;
  const rows: [string, (profile: ProfileEvaluation) => string][] = [
    ["", ({ profile }) => profile],
    ["sessions scored", ({ scored }) => String(scored)],
    ["of them labelled true", ({ labelledScored }) => String(labelledScored)],
    ["average precision", ({ averagePrecision }) => shareText(averagePrecision)],
    ["area under the curve", ({ areaUnderCurve }) => shareText(areaUnderCurve)],
    ...(profiles[0]?.recallAt ?? []).map(({ k }): [string, (profile: ProfileEvaluation) => string] => [
      `recall in the first ${k}`,
      ({ recallAt }) => shareText(recallAt.find((cut) => cut.k === k)?.recall ?? null),
    ]),
    ["alert budget", ({ budget }) => (budget === null ? "none" : String(budget))],
    ["flagged", ({ flagged }) => String(flagged)],
    ["flagged and labelled true", ({ flaggedRight }) => String(flaggedRight)],
  ];
  for (const [title, textOf] of rows) {
    yield `${padText(title, 27)}${profiles.map((profile) => padText(textOf(profile), 9, "right")).join("")}\n`;
  }
}

function shareText(share: number | null): string {
  return share === null ? "-" : share.toFixed(3);
}
