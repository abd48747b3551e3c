import { analyzeSessions, averagePrecision } from "@stray/core";
import { analysisOptionsSchema, type LogonSession, type Profile, type ScoredSession } from "@stray/schemas";
import { type ComputerGround, isOfAttack, readComputers, type ToldAttack, toldAttacks } from "./computer-ground.ts";
import { readExtendedRows } from "./extended-rows.ts";
import { drawAttacks, eventCounts } from "./extended-trial.ts";
import { seededRandom, shuffled } from "./seeded-random.ts";
import { mean, standardError } from "./statistics.ts";

/** Whole computers as ground: node computers-benchmark.ts COMPUTERS-FOLDER ROWS.csv [TRIALS] */
const [folder, path, trialsText = "200"] = process.argv.slice(2);
if (folder === undefined || path === undefined) throw new Error("name the corpus's computers and the rebuilt sessions");
const profiles = ["stray", "classic"] as const;
const grounds = await readComputers(folder);

console.log(
  "| told attack | ground | scored | stray: rank, score | classic: rank, score |\n| --- | --- | --- | --- | --- |",
);
for (const told of toldAttacks) {
  const alone = grounds.filter(({ name }) => name === told.computer);
  for (const [name, ground] of [["its computer", alone] as const, ["all computers", grounds] as const]) {
    const sessions = peoplesSessions(ground);
    const cells = profiles.map((profile) => placeOf(analyzed(profile, sessions), told));
    console.log(`| ${told.what} | ${name} | ${sessions.length} | ${cells.join(" | ")} |`);
  }
}

const rows = readExtendedRows(path);
const quiet = peoplesSessions(grounds).filter((session) => {
  return !toldAttacks.some((told) => isOfAttack(session, told));
});
const attacksPerTrial = 2;
console.log(`\n${quiet.length} sessions of people on all computers, ${attacksPerTrial} of them grafted on`);
for (const profile of profiles) {
  for (const variant of ["orig", "bal", "scen"] as const) {
    const precisions = Array.from({ length: Number(trialsText) }, (_, trial) => {
      const random = seededRandom(trial + 1);
      const attacks = drawAttacks(rows, variant, random).slice(0, attacksPerTrial);
      const shells = shuffled(quiet, random);
      const trialSessions = shells.map((shell, index) => grafted(shell, attacks[index]));
      const keys = new Set(shells.slice(0, attacksPerTrial).map(({ sessionKey }) => sessionKey));
      const scored = analyzed(profile, trialSessions);
      return averagePrecision(
        scored.map(({ session, score }) => ({ score: score ?? 0, isAttack: keys.has(session.sessionKey) })),
      );
    });
    console.log(`${profile} ${variant} ${mean(precisions).toFixed(3)} ± ${standardError(precisions).toFixed(3)}`);
  }
}

/** Machines and services are set aside by `stray`; `classic` is given the same sessions, so that ranks compare. */
function peoplesSessions(of: readonly ComputerGround[]): LogonSession[] {
  return of.flatMap(({ file }) => file.sessions).filter(({ accountKind }) => accountKind === "user");
}

function analyzed(profile: Profile, sessions: LogonSession[]): ScoredSession[] {
  const headers = grounds.map(({ file }) => file.header);
  const computers = headers.flatMap((header) => header.computers);
  const coverage = headers.flatMap((header) => header.coverage);
  const evidence = { version: "0.0.0", inputs: [], problems: [], computers, coverage, events: 0, duplicateEvents: 0 };
  return analyzeSessions({ ...evidence, sessions }, analysisOptionsSchema.parse({ profile })).sessions;
}

/** The best place of a session that is the attack's. */
function placeOf(scored: readonly ScoredSession[], told: ToldAttack): string {
  const found = scored.find(({ session }) => isOfAttack(session, told));
  return found?.score ? `${found.rank}, ${found.score.toFixed(2)}${found.flagged ? ", flagged" : ""}` : "not scored";
}

function grafted(shell: LogonSession, attack: Parameters<typeof eventCounts>[0] | undefined): LogonSession {
  if (attack === undefined) return shell;
  return { ...shell, eventCounts: [...shell.eventCounts, ...eventCounts(attack, new Set())] };
}
