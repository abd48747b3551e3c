import type { Computer, Coverage, LogonSession } from "@stray/schemas";
import { compareTimestamps } from "../events/compare-timestamps.ts";
import { computerKey, fullerName } from "../events/computer-name.ts";
import { shownText } from "../events/event-data.ts";
import type { EventStore } from "../events/event-store.ts";
import { computerSessions } from "./computer-sessions.ts";
import { computerTimeline } from "./computer-timeline.ts";
import { holesWithin } from "./evidence-holes.ts";
import { finishSession } from "./finish-session.ts";
import { groupBy } from "./group-by.ts";
import { movedConnections } from "./moved-connections.ts";
import { renamedComputers } from "./renamed-computers.ts";
import { numberEqualKeys } from "./session-key.ts";
import { computerZones } from "./time-zone.ts";

export interface Reconstruction {
  /** All sessions of all accounts, in time order (unknown last), then by key. */
  sessions: LogonSession[];
  computers: Computer[];
}

/** Rebuilds logon sessions by the rules of docs/sessions.md; the same whatever the order of files and records. */
export function reconstructSessions(store: EventStore, options: { timezone: readonly string[] }): Reconstruction {
  const coverage = store.coverage();
  const lastNames = renamedComputers(store);
  const lastNameOf = (computer: string) => lastNames.get(computer) ?? computer;
  const namesByComputer = groupBy(computerNames(coverage), ([key]) => lastNameOf(key));
  const coverageByComputer = groupBy(coverage, ({ computer }) => lastNameOf(computerKey(computer)));

  const sessions: LogonSession[] = [];
  const computers: Computer[] = [];
  for (const [key, names] of namesByComputer) {
    const name = names.find(([each]) => each === key)?.[1] ?? key;
    const aliases = names.filter(([each]) => each !== key);
    const timeline = computerTimeline(names.flatMap(([each]) => store.eventsOf(each)));
    const zones = computerZones(key, timeline, options.timezone);
    const computer = {
      name,
      key,
      formerNames: new Set(aliases.map(([alias]) => alias)),
      zoneAt: zones.at,
      movedAway: movedConnections(timeline),
      holesWithin: holesWithin(timeline, coverageByComputer.get(key) ?? []),
    };
    for (const draft of computerSessions(timeline, key)) sessions.push(finishSession(draft, computer));
    computers.push({ computer: name, aliases: aliases.map(([, alias]) => alias), ...zones.last });
  }
  return { sessions: numberEqualKeys(sessions.sort(byStartTime)), computers };
}

/** Every computer of the evidence, kept events or not: its name as compared, and as shown. */
function computerNames(coverage: readonly Coverage[]): [key: string, name: string][] {
  const names = new Map<string, string>();
  for (const { computer } of coverage) {
    const key = computerKey(computer);
    names.set(key, shownText(fullerName(names.get(key) ?? computer, computer)));
  }
  return [...names];
}

function byStartTime(a: LogonSession, b: LogonSession): number {
  const byKey = a.sessionKey < b.sessionKey ? -1 : a.sessionKey > b.sessionKey ? 1 : 0;
  if (a.startTime === null || b.startTime === null)
    return Number(a.startTime === null) - Number(b.startTime === null) || byKey;
  return compareTimestamps(a.startTime, b.startTime) || byKey;
}
