import { dataText } from "../events/event-data.ts";
import { connectKinds } from "../events/kind-groups.ts";
import type { AttributedEvent, SessionDraft } from "./session-draft.ts";
import { firstAtLeast } from "./sorted-search.ts";
import { secondMicros } from "./time.ts";
import { offsetOfMinutes } from "./time-zone.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** A moment at which a Remote Desktop session was reached. */
interface Connect {
  session: SessionDraft;
  micros: number;
}

const biasForm = /^\[?(-?\d{1,2}(?:\.\d{1,2})?)\]?$/;
const earliestMicros = 10 * secondMicros;
const latestMicros = 60 * secondMicros;

/**
 * Rule R20: RdpCoreTS 104 tells the client's zone while a connection is made, seconds before the session is reached, and
 * names nobody. It belongs to the one Remote Desktop session reached then; where two were, to none.
 */
export function attributeClientZones(zones: readonly TimelineEvent[], sessions: readonly SessionDraft[]): void {
  if (zones.length === 0) return;
  const connects = sessions.flatMap(connectsOf).sort((a, b) => a.micros - b.micros);
  const moments = connects.map(({ micros }) => micros);
  const others = momentsOfOthers(connects);
  for (const event of zones) {
    const first = firstAtLeast(moments, event.steadyMicros - earliestMicros);
    const until = event.steadyMicros + latestMicros;
    const connect = connects[first];
    if (connect === undefined || connect.micros > until || others[first]! <= until) continue;
    connect.session.events.push({ event, attribution: "timeWindow" });
  }
}

/** The offset that the last 104 of a session gives, or null. */
export function clientTimeZoneOf(events: readonly AttributedEvent[]): string | null {
  const told = events.filter(({ event }) => event.kind === "remoteDesktopClientZone");
  const offsets = told.map(({ event }) => clientOffset(dataText(event.event, "TimezoneBiasHour")));
  return offsets.findLast((offset) => offset !== null) ?? null;
}

/** `[-5]`, or `-5`: hours east of UTC, without daylight saving. */
function clientOffset(text: string): string | null {
  const hours = biasForm.exec(text)?.[1];
  return hours === undefined ? null : offsetOfMinutes(Math.round(Number(hours) * 60));
}

function connectsOf(session: SessionDraft): Connect[] {
  if (session.kind !== "remoteDesktop") return [];
  return session.events.flatMap(({ event }) =>
    connectKinds.has(event.kind) ? [{ session, micros: event.steadyMicros }] : [],
  );
}

/** For each connect the moment of the next one of another session. */
function momentsOfOthers(connects: readonly Connect[]): number[] {
  const moments: number[] = [];
  for (let place = connects.length - 1; place >= 0; place -= 1) {
    const next = connects[place + 1];
    const isOther = next !== undefined && next.session !== connects[place]!.session;
    moments[place] = isOther ? next.micros : (moments[place + 1] ?? Number.POSITIVE_INFINITY);
  }
  return moments;
}
