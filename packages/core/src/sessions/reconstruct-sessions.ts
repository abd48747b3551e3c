import type { Computer, Coverage, LogonSession } from "@stray/schemas";
import { computerKey, fullerName } from "../events/computer-name.ts";
import { shownText } from "../events/event-data.ts";
import type { EventStore } from "../events/event-store.ts";
import { groupBy } from "../group-by.ts";
import { compareTimestamps } from "../time/compare-timestamps.ts";
import { computerSessions } from "./computer-sessions.ts";
import { computerTimeline } from "./computer-timeline.ts";
import { holesWithin } from "./evidence-holes.ts";
import { finishSession } from "./finish-session.ts";
import { movedConnections } from "./moved-connections.ts";
import { renamedComputers } from "./renamed-computers.ts";
import { numberEqualKeys } from "./session-key.ts";
import { computerZones } from "./time-zone.ts";

export interface Reconstruction {
  /** All sessions of all accounts, in time order (unknown last), then by key. */
  sessions: LogonSession[];
  computers: Computer[];
}

/** One computer with all its sessions; their keys are not numbered yet where they are equal. */
export interface RebuiltComputer {
  computer: Computer;
  sessions: LogonSession[];
}

/** Rebuilds logon sessions by the rules of docs/sessions.md; the same whatever the order of files and records. */
export function reconstructSessions(store: EventStore, options: { timezone: readonly string[] }): Reconstruction {
  const rebuilt = [...rebuildComputers(store, options)];
  const sessions = rebuilt.flatMap((each) => each.sessions);
  return {
    sessions: numberEqualKeys(sessions.sort(byStartTime)),
    computers: rebuilt.map(({ computer }) => computer),
  };
}

/** The same computer by computer, so that no more than one computer's events are ever unpacked. */
export function* rebuildComputers(
  store: EventStore,
  { timezone }: { timezone: readonly string[] },
): Generator<RebuiltComputer> {
  const coverage = store.coverage();
  const lastNames = renamedComputers(store);
  const lastNameOf = (computer: string) => lastNames.get(computer) ?? computer;
  const namesByComputer = groupBy(computerNames(coverage), ([key]) => lastNameOf(key));
  const coverageByComputer = groupBy(coverage, ({ computer }) => lastNameOf(computerKey(computer)));
  for (const [key, names] of namesByComputer) {
    const name = names.find(([each]) => each === key)?.[1] ?? key;
    const aliases = names.filter(([each]) => each !== key);
    const timeline = computerTimeline(names.flatMap(([each]) => store.eventsOf(each)));
    const zones = computerZones(key, timeline, timezone);
    const of = {
      name,
      key,
      formerNames: new Set(aliases.map(([alias]) => alias)),
      zoneAt: zones.at,
      movedAway: movedConnections(timeline),
      holesWithin: holesWithin(timeline, coverageByComputer.get(key) ?? []),
    };
    yield {
      computer: { computer: name, aliases: aliases.map(([, alias]) => alias), ...zones.last },
      sessions: computerSessions(timeline, key).map((draft) => finishSession(draft, of)),
    };
  }
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

/** By start (unknown last), then by key. */
export function byStartTime(a: LogonSession, b: LogonSession): number {
  const byKey = a.sessionKey < b.sessionKey ? -1 : a.sessionKey > b.sessionKey ? 1 : 0;
  if (a.startTime === null || b.startTime === null)
    return Number(a.startTime === null) - Number(b.startTime === null) || byKey;
  return compareTimestamps(a.startTime, b.startTime) || byKey;
}
