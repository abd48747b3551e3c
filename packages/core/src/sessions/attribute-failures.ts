import { accountOf, nameKey } from "./account.ts";
import { stretchIndex } from "./open-stretches.ts";
import type { SessionDraft } from "./session-draft.ts";
import { addressOf, sourcesOf, workstationOf } from "./session-sources.ts";
import { minuteMicros } from "./time.ts";
import { bySteadyTime, type TimelineEvent } from "./timeline-event.ts";

const leadMicros = 60 * minuteMicros;

/**
 * Rule R19: each failed logon joins once the running session of its account, address or workstation, else the next that
 * starts within an hour. What finds none is returned. `sessions` stand in the order of their start.
 */
export function attributeFailures(
  failures: readonly TimelineEvent[],
  sessions: readonly SessionDraft[],
): TimelineEvent[] {
  if (failures.length === 0) return [];
  const index = stretchIndex(
    sessions.flatMap((item) => {
      const stretch = { item, startMicros: item.start.steadyMicros, endMicros: item.runsUntilMicros };
      return sessionKeys(item).map((key) => [key, stretch] as const);
    }),
  );
  return failures.toSorted(bySteadyTime).filter((failure) => {
    const session = nearestSession(failureKeys(failure), failure.steadyMicros);
    session?.events.push({ event: failure, attribution: "timeWindow" });
    return session === undefined;
  });

  /** Of the running ones the latest start, else the earliest to come; account before address before workstation. */
  function nearestSession(keys: readonly string[], micros: number): SessionDraft | undefined {
    const running = keys.flatMap((key) => index.openAt(key, micros) ?? []);
    if (running.length > 0) return running.reduce((best, each) => (startOf(each) > startOf(best) ? each : best));
    const coming = keys.flatMap((key) => index.nextStart(key, micros, micros + leadMicros)?.item ?? []);
    return coming.toSorted((a, b) => startOf(a) - startOf(b))[0];
  }
}

/** Where a failure came from: its address, else its workstation, else no more than its account is known. */
export function failureSource(failure: TimelineEvent): string {
  const [account, ...source] = [nameKey(accountOf(failure)), addressOf(failure), workstationOf(failure).toLowerCase()];
  return source.find((text) => text !== "") ?? account ?? "";
}

function failureKeys(failure: TimelineEvent): string[] {
  return sourceKeys(nameKey(accountOf(failure)), [addressOf(failure)], [workstationOf(failure)]);
}

function sessionKeys(session: SessionDraft): string[] {
  const { addresses, workstations } = sourcesOf(session);
  return sourceKeys(nameKey(session.account), addresses, workstations);
}

function sourceKeys(name: string, addresses: readonly string[], workstations: readonly string[]): string[] {
  const keys = [
    ["account", name],
    ...addresses.map((address) => ["address", address]),
    ...workstations.map((workstation) => ["workstation", workstation.toLowerCase()]),
  ];
  return keys.filter(([, text]) => text !== "").map(([kind, text]) => `${kind} ${text}`);
}

function startOf({ start }: SessionDraft): number {
  return start.steadyMicros;
}
