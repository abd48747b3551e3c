import { join } from "node:path";
import { rebuildSessions } from "@stray/evidence";
import { createSha256, openPaths } from "@stray/files";
import type { LogonSession, SessionFile } from "@stray/schemas";

/** A whole computer of the corpus, as `stray sessions` rebuilds it. */
export interface ComputerGround {
  name: string;
  file: SessionFile;
}

/** An attack that the corpus tells of, and whose sessions it is to be looked for in. */
export interface ToldAttack {
  computer: string;
  accountName: string;
  /** Start of the session; absent: any of the account's. */
  startTime?: string;
  what: string;
}

const computers = ["rathbun-win10.zip", "belkasoft-insider-threat", "aptsimulator-server2022"];

/** The simulator ran in one session. Of the exercise no session is told, only that the computer's everyday user is in it. */
export const toldAttacks: readonly ToldAttack[] = [
  {
    computer: "aptsimulator-server2022",
    accountName: "Test",
    startTime: "2023-10-18T02:46:28.5657200Z",
    what: "attack simulator",
  },
  {
    computer: "belkasoft-insider-threat",
    accountName: "anit.ghosh",
    what: "insider exercise, best session",
  },
];

/** Rebuilds all sessions of the corpus's computers. */
export async function readComputers(folder: string): Promise<ComputerGround[]> {
  const grounds: ComputerGround[] = [];
  for (const name of computers) {
    const { sources, problems } = await openPaths([join(folder, name)]);
    const file = await rebuildSessions(sources, { timezone: [] }, { version: "0.0.0", createSha256, problems });
    grounds.push({ name, file });
  }
  return grounds;
}

/** Whether a session is the attack's, or may be. */
export function isOfAttack({ accountName, startTime }: LogonSession, told: ToldAttack): boolean {
  return told.accountName === accountName && (told.startTime ?? startTime) === startTime;
}
