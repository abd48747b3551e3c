import { connectKinds } from "../events/kind-groups.ts";
import { groupBy } from "../group-by.ts";
import { accountOf, nameKey } from "./account.ts";
import type { SessionDraft } from "./session-draft.ts";
import { addressOf } from "./session-sources.ts";
import { firstAtLeast } from "./sorted-search.ts";
import { secondMicros } from "./time.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** A 4624, 21, 25 or 4778: the moment that a connection became a session. */
interface Connect {
  session: SessionDraft;
  key: string;
  micros: number;
}

interface ConnectList {
  connects: readonly Connect[];
  moments: readonly number[];
}

const emptyList: ConnectList = { connects: [], moments: [] };
const anyAddress = "*";
const earliestMicros = 5 * secondMicros;
const latestMicros = 60 * secondMicros;

/**
 * Rule R14: a 1149 is success at the network level, never a logon of its own when a 4624 or 21 of the same account stands
 * for the same connection (up to a minute later, address absent or equal). What stands alone is returned.
 */
export function attributeConnections(
  connections: readonly TimelineEvent[],
  sessions: readonly SessionDraft[],
): TimelineEvent[] {
  if (connections.length === 0) return [];
  const lists = new Map<string, ConnectList>();
  for (const [key, connects] of groupBy(sessions.flatMap(connectsOf).sort(byMoment), (connect) => connect.key)) {
    lists.set(key, { connects, moments: connects.map(({ micros }) => micros) });
  }
  return connections.filter((connection) => {
    const address = addressOf(connection);
    const name = nameKey(accountOf(connection));
    const keys = address === "" ? [`${anyAddress} ${name}`] : [`${address} ${name}`, ` ${name}`];
    const session = keys.map((key) => nearest(lists.get(key) ?? emptyList, connection.steadyMicros)).find(Boolean);
    session?.events.push({ event: connection, attribution: "timeWindow" });
    return session === undefined;
  });
}

function connectsOf(session: SessionDraft): Connect[] {
  const name = nameKey(session.account);
  return session.events
    .filter(({ event }) => connectKinds.has(event.kind))
    .flatMap(({ event }) =>
      [addressOf(event), anyAddress].map((address) => ({
        session,
        key: `${address} ${name}`,
        micros: event.steadyMicros,
      })),
    );
}

/** The candidates stand in time order; the window holds only seconds, and the nearest two sides of the moment decide. */
function nearest({ connects, moments }: ConnectList, micros: number): SessionDraft | undefined {
  const next = firstAtLeast(moments, micros);
  return [next - 1, next]
    .filter((row) => moments[row]! >= micros - earliestMicros && moments[row]! <= micros + latestMicros)
    .sort((a, b) => Math.abs(moments[a]! - micros) - Math.abs(moments[b]! - micros))
    .map((row) => connects[row]!.session)[0];
}

function byMoment(a: Connect, b: Connect): number {
  return a.micros - b.micros;
}
