import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { desktopEvents, type Mix, securityEvents, systemEvents } from "./made-events.ts";
import { patternOf, stampCrowd, stampLog } from "./stamped-log.ts";

export type MixName = "kept" | "noise";

/** Servers that write little but logons, and audited computers whose logs are nearly all noise. */
const mixes: Record<MixName, Mix> = {
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

const systemCount = 200;
const onlyUserLogons = {
  serviceLogons: 0,
  machineLogons: 0,
  interactiveLogons: 0,
  remoteDesktopLogons: 0,
  failures: 0,
  noise: 0,
};

export interface MadeEvidence {
  events: number;
  /** Of these, those with a kind. */
  kept: number;
}

/** The logs of `computers` computers with about `events` events together, in an ignored folder. */
export function makeEvidence(folder: string, mix: MixName, events: number, computers: number): MadeEvidence {
  const { events: specs, logonIds } = securityEvents(mixes[mix]);
  const security = patternOf(specs, logonIds);
  const desktops = patternOf(desktopEvents(10), 0);
  const system = patternOf(systemEvents(systemCount), 0);
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
  const noiseless =
    perCopy - mixes[mix].noise - systemEvents(systemCount).filter(({ eventId }) => eventId === 7036).length;
  return { events: perCopy * copies * computers, kept: noiseless * copies * computers };
}

/** One log that many computers were forwarded to, with one logon of each. */
export function makeCrowd(folder: string, computers: number): MadeEvidence {
  const { events, logonIds } = securityEvents({ ...mixes.kept, ...onlyUserLogons });
  const pattern = patternOf(events.slice(0, 1), logonIds);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  stampCrowd(join(folder, "ForwardedEvents.evtx"), pattern, computers);
  return { events: computers, kept: computers };
}
