import { analyzeSessions } from "@stray/core";
import { type Analysis, defaultAnalysisOptions } from "@stray/schemas";
import { burstTrial } from "./graft.ts";
import { readLabelledRows } from "./labelled-rows.ts";
import { seededRandom } from "./seeded-random.ts";
import { mean, standardError } from "./statistics.ts";
import { trialSession } from "./trial-sessions.ts";

/** How much of a burst of look-alike attacks ten lines show: node burst-benchmark.ts ROWS.csv [TRIALS] */
const [path, trialsText = "100"] = process.argv.slice(2);
if (path === undefined) throw new Error("name the labelled rows: burst-benchmark.ts ROWS.csv [TRIALS]");
const rows = readLabelledRows(path);
const lines = 10;

console.log("| burst | in the first 10 by score, of those that fit | in the first 10 groups |\n| --- | --- | --- |");
for (const burstSize of [5, 10, 20, 40]) {
  const shares = Array.from({ length: Number(trialsText) }, (_, trial) => shownShares(burstSize, trial + 1));
  const cells = [0, 1].map((column) => {
    const values = shares.map((share) => share[column]!);
    return `${mean(values).toFixed(2)} ± ${standardError(values).toFixed(2)}`;
  });
  console.log(`| ${[burstSize, ...cells].join(" | ")} |`);
}

function shownShares(burstSize: number, seed: number): [byScore: number, byGroup: number] {
  const trial = burstTrial(rows, { burstSize, random: seededRandom(seed) });
  const nothing = { version: "0.0.0", inputs: [], problems: [], computers: [], coverage: [] };
  const evidence = { ...nothing, events: 0, duplicateEvents: 0, sessions: trial.map(trialSession) };
  const { sessions, groups } = analyzeSessions(evidence, defaultAnalysisOptions);
  const isOfBurst = ({ session }: Analysis["sessions"][number]) => trial[session.given!.position - 1]!.isAttack;
  // In these rows every act is a severe kind too, so that a group is its set of severe kinds; the group of none holds all
  // ordinary sessions as well, and shows nobody.
  const severe = groups.slice(0, lines).filter(({ severityKinds }) => severityKinds.length > 0);
  const shownKinds = new Set(severe.map(({ severityKinds }) => severityKinds.join()));
  const grouped = sessions.filter((scored) => isOfBurst(scored) && shownKinds.has(scored.severityKinds.join()));
  const first = sessions.slice(0, lines).filter(isOfBurst);
  return [first.length / Math.min(lines, burstSize), grouped.length / burstSize];
}
