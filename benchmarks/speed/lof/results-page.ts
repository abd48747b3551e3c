import { cpus, release, type } from "node:os";
import { outcomes } from "./goals.ts";
import { type Comparison, coldSeconds, median, peakMegabytes } from "./measured.ts";
import type { FunctionTime } from "./profile.ts";

/** Where the time went, by set and number of rows. */
export type Profiles = ReadonlyMap<string, readonly FunctionTime[]>;

/** The results as Markdown. */
export function resultsPage(comparisons: readonly Comparison[], profiles: Profiles, date: string): string {
  return `# Local outlier factor, CPU

Made by \`npm run bench:lof\` on ${date}: ${cpus().length} x ${cpus()[0]?.model.trim()}, ${type()} ${release()}.
${versions(comparisons)}

User and system seconds, medians of the rounds (interleaved; from 100,000 rows on scikit-learn runs once). Cold: the first
call in a fresh process, the file read before; process: all of that process, start-up and reading too; warm: the last of
five calls (of two at 1,000,000 rows). The share after a figure is the spread of the rounds, (largest - smallest) / median. Other work ran on the
machine, so that ratios tell more than seconds.

## Goals (k = 20)
${goalTable(comparisons)}

## All figures
${timeTable(comparisons)}

## Where the time goes where a goal is missed
Share of the kernel's samples on the main thread in one cold run. What the compiler takes is on threads of its own: it is
most of the difference between cold and warm.

${profileTable(profiles)}

## Answers
Relative differences on the rows whose factor no order of tied neighbors can change.

${answerTable(comparisons)}
`;
}

function versions(comparisons: readonly Comparison[]): string {
  const all = comparisons.flatMap(({ runs }) => [...runs.values()].flat().map(({ version }) => version));
  return `${[...new Set(all)].join("; ")}.`;
}

function timeTable(comparisons: readonly Comparison[]): string {
  const head = ["set", "rows", "k", "program", "cold s", "ratio", "process s", "ratio", "warm s", "peak RSS MB"];
  const rows = comparisons.flatMap((comparison) => {
    const ours = comparison.runs.get("stray") ?? [];
    return [...comparison.runs].map(([name, runs]) => {
      const cold = runs.map(({ cpuSeconds }) => cpuSeconds[0] ?? Number.NaN);
      const whole = runs.map(({ processCpuSeconds }) => processCpuSeconds);
      const isOurs = name === "stray";
      return [
        comparison.set,
        comparison.rowCount.toLocaleString("en"),
        String(comparison.k),
        name,
        `${seconds(median(cold))} (${spread(cold)})`,
        isOurs ? "" : times(coldSeconds(runs) / coldSeconds(ours)),
        seconds(median(whole)),
        isOurs ? "" : times(median(whole) / median(ours.map(({ processCpuSeconds }) => processCpuSeconds))),
        isOurs ? seconds(comparison.warm.cpuSeconds.at(-1) ?? Number.NaN) : "",
        peakMegabytes(runs).toFixed(0),
      ];
    });
  });
  return markdownTable(head, rows);
}

function goalTable(comparisons: readonly Comparison[]): string {
  const rows = outcomes(comparisons).map(({ comparison, goal, measured, isMet }) => {
    return [comparison.set, comparison.rowCount.toLocaleString("en"), goal, measured, isMet ? "met" : "missed"];
  });
  return markdownTable(["set", "rows", "goal", "measured", ""], rows);
}

function profileTable(profiles: Profiles): string {
  const rows = [...profiles].map(([label, times]) => {
    return [label, times.map(({ name, share }) => `${name} ${(100 * share).toFixed(0)} %`).join(", ")];
  });
  return markdownTable(["run", "functions"], rows);
}

function answerTable(comparisons: readonly Comparison[]): string {
  const head = ["set", "rows", "k", "against", "rows compared", "largest difference", "over 1e-12"];
  const rows = comparisons.flatMap(({ set, rowCount, k, agreements }) => {
    return [...agreements].map(([name, agreement]) => [
      set,
      rowCount.toLocaleString("en"),
      String(k),
      name,
      agreement.comparedRowCount.toLocaleString("en"),
      agreement.largestRelativeDifference.toExponential(1),
      String(agreement.differingRowCount),
    ]);
  });
  return markdownTable(head, rows);
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function spread(values: readonly number[]): string {
  if (values.length < 2) return "one round";
  return `${((100 * (Math.max(...values) - Math.min(...values))) / median(values)).toFixed(0)} %`;
}

function seconds(value: number): string {
  return value >= 10 ? value.toFixed(1) : value.toPrecision(3);
}

function times(ratio: number): string {
  return `${ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(1)} x`;
}
