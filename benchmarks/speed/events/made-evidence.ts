import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { desktopEvents, type Mix, securityEvents, systemEvents } from "./made-events.ts";
import { patternOf, stampLog } from "./stamped-log.ts";

/** Servers that write little but logons, and audited computers whose logs are nearly all noise. */
export const mixes: Record<"kept" | "noise", Mix> = {
  kept: {
    serviceLogons: 900,
    machineLogons: 480,
    userNetworkLogons: 60,
    interactiveLogons: 6,
    remoteDesktopLogons: 2,
    failures: 24,
    noise: 1500,
  },
  noise: {
    serviceLogons: 110,
    machineLogons: 70,
    userNetworkLogons: 8,
    interactiveLogons: 1,
    remoteDesktopLogons: 1,
    failures: 4,
    noise: 4500,
  },
};

export interface MadeEvidence {
  folder: string;
  events: number;
}

/** The logs of `computers` computers with about `events` events together, in an ignored folder. */
export function makeEvidence(folder: string, mix: Mix, events: number, computers: number): MadeEvidence {
  const { events: specs, logonIds } = securityEvents(mix);
  const security = patternOf(specs, logonIds);
  const desktops = patternOf(desktopEvents(10), 0);
  const system = patternOf(systemEvents(200), 0);
  const perCopy = security.records + desktops.records + system.records;
  const copies = Math.max(1, Math.round(events / computers / perCopy));
  rmSync(folder, { recursive: true, force: true });
  for (let computer = 0; computer < computers; computer++) {
    const logs = join(folder, `pc-${String(computer).padStart(5, "0")}`);
    mkdirSync(logs, { recursive: true });
    stampLog(join(logs, "Security.evtx"), security, computer, copies);
    stampLog(join(logs, "LocalSessionManager.evtx"), desktops, computer, copies);
    stampLog(join(logs, "System.evtx"), system, computer, copies);
  }
  return { folder, events: perCopy * copies * computers };
}
