import { graftTrial, type TrialRow, type Variant } from "./graft.ts";
import { readLabelledRows } from "./labelled-rows.ts";
import { seededRandom } from "./seeded-random.ts";

/** The graft benchmark's trials as JSON Lines, for rivals.py: node write-trials.ts ROWS.csv [TRIALS] */
const [path, trialsText = "200"] = process.argv.slice(2);
if (path === undefined) throw new Error("name the labelled rows: write-trials.ts ROWS.csv [TRIALS]");
const rows = readLabelledRows(path);

for (const variant of ["orig", "bal", "noclear"] as const satisfies readonly Variant[]) {
  for (let trial = 0; trial < Number(trialsText); trial++) {
    const options = { variant, sessionCount: Number.POSITIVE_INFINITY, attackCount: 8 };
    const trialRows = graftTrial(rows, { ...options, random: seededRandom(trial + 1) });
    const line = { variant, rows: trialRows.map(featuresOf), isAttack: trialRows.map(({ isAttack }) => isAttack) };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

/** The twelve features of profile `classic`; duration and counts first. */
function featuresOf(row: TrialRow): number[] {
  const counts = [row.failed_logons, row.successful_logons, row.unique_tasks, row.unique_services, row.admin_added];
  const rest = [row.user_created, row.logs_cleared, row.total_events];
  const flags = [row.isOffHours, row.hasAddress, row.hasAccount].map(Number);
  return [row.durationSeconds, ...counts, ...rest, ...flags];
}
