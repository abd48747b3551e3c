import { cpus, release, type } from "node:os";
import type { Agreement } from "./compare-answers.ts";
import type { Run } from "./rivals.ts";

/** One set of rows and one k: what each program took, round by round, and how the answers compare. */
export interface Comparison {
  set: string;
  rowCount: number;
  k: number;
  runs: Map<string, Run[]>;
  warm: Run;
  agreements: Map<string, Agreement>;
}

/** The results as Markdown. */
export function resultsPage(comparisons: readonly Comparison[], date: string): string {
  return `# Local outlier factor, CPU

Made by \`npm run bench:lof\` on ${date}: ${cpus().length} x ${cpus()[0]?.model.trim()}, ${type()} ${release()}.
${versions(comparisons)}

User and system seconds, medians of the rounds (interleaved; from 100,000 rows on scikit-learn runs once). Cold: the first
call in a fresh process, the file read before; process: all of that process, start-up and reading too; warm: the last of
five calls (of two at 1,000,000 rows). The share after a figure is the spread of the rounds, (largest - smallest) / median. Other work ran on the
machine, so that ratios tell more than seconds.

${timeTable(comparisons)}

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
      const rss = median(runs.map(({ peakRssBytes }) => peakRssBytes)) / 1e6;
      const isOurs = name === "stray";
      return [
        comparison.set,
        comparison.rowCount.toLocaleString("en"),
        String(comparison.k),
        name,
        `${seconds(median(cold))} (${spread(cold)})`,
        isOurs ? "" : times(median(cold) / median(ours.map(({ cpuSeconds }) => cpuSeconds[0] ?? Number.NaN))),
        seconds(median(whole)),
        isOurs ? "" : times(median(whole) / median(ours.map(({ processCpuSeconds }) => processCpuSeconds))),
        isOurs ? seconds(comparison.warm.cpuSeconds.at(-1) ?? Number.NaN) : "",
        rss.toFixed(0),
      ];
    });
  });
  return markdownTable(head, rows);
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

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? Number.NaN) + (sorted[sorted.length >> 1] ?? Number.NaN)) / 2;
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
