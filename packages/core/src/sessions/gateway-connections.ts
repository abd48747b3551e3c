import { dataText } from "../events/event-data.ts";
import { groupBy } from "../group-by.ts";
import { accountOf } from "./account.ts";
import type { SessionDraft } from "./session-draft.ts";
import { addressOf } from "./session-sources.ts";
import { bySteadyTime, type TimelineEvent } from "./timeline-event.ts";

/**
 * Rule R18: what an RD Gateway tells of a connection through it, from 302 to 303: who, from which outside address, to
 * which computer. There the address is the gateway's own. Activity on the gateway, for nobody logged on to it.
 */
export function gatewayConnections(events: readonly TimelineEvent[]): SessionDraft[] {
  return [...groupBy(events.toSorted(bySteadyTime), connectionKey).values()].flatMap(pairsOf).map(connectionDraft);
}

function connectionKey(event: TimelineEvent): string {
  const { name, domain } = accountOf(event);
  return JSON.stringify([
    domain.toLowerCase(),
    name.toLowerCase(),
    addressOf(event),
    dataText(event.event, "Resource"),
  ]);
}

/** Each 303 closes the earliest 302 that is still open; either may stand alone. */
function pairsOf(events: readonly TimelineEvent[]): TimelineEvent[][] {
  const connections: TimelineEvent[][] = [];
  let firstOpen = 0;
  const opened: TimelineEvent[][] = [];
  for (const event of events) {
    const open = event.kind === "gatewayDisconnected" ? opened[firstOpen] : undefined;
    if (open !== undefined) {
      open.push(event);
      firstOpen += 1;
      continue;
    }
    const connection = [event];
    connections.push(connection);
    if (event.kind === "gatewayConnected") opened.push(connection);
  }
  return connections;
}

function connectionDraft(events: readonly TimelineEvent[]): SessionDraft {
  const [start, last] = [events[0]!, events.at(-1)!];
  const isClosed = last.kind === "gatewayDisconnected";
  return {
    kind: "activity",
    account: accountOf(start),
    logons: [],
    desktops: [],
    confidence: "certain",
    events: events.map((event) => ({ event, attribution: "timeWindow" })),
    start,
    startReason: "firstSeen",
    end: isClosed ? { event: last, reason: "disconnected" } : { event: null, reason: "endOfLog" },
    runsUntilMicros: last.steadyMicros,
    isInteractive: false,
  };
}
