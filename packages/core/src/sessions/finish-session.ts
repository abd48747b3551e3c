import type { LogonSession, PeerGroup } from "@stray/schemas";
import { shownText } from "../events/event-data.ts";
import { failureKinds } from "../events/kind-groups.ts";
import { serviceLogonIds } from "../events/logon-id.ts";
import { type Account, accountOf } from "./account.ts";
import { accountKindOf, isSetupAccount } from "./account-kind.ts";
import { clientTimeZoneOf } from "./client-zones.ts";
import { connectedSegments } from "./connected-segments.ts";
import type { HolesWithin } from "./evidence-holes.ts";
import type { AttributedEvent, SessionDraft } from "./session-draft.ts";
import { draftKey } from "./session-draft-key.ts";
import { eventCountsOf, listedEvents } from "./session-events.ts";
import { sourcesOf } from "./session-sources.ts";
import { secondMicros } from "./time.ts";
import { bySteadyTime, type TimelineEvent, writtenTime } from "./timeline-event.ts";

/** The computer a session is of: its name as shown and as compared, and what it was called before. */
export interface SessionComputer {
  name: string;
  key: string;
  formerNames: ReadonlySet<string>;
  /** Where it stood at a moment of steady time (rule R20). */
  zoneAt(steadyMicros: number): string;
  holesWithin: HolesWithin;
  /** The 4779 whose connection went to another session (rule R16). */
  movedAway: ReadonlySet<TimelineEvent>;
}

const peerGroups: readonly [PeerGroup, ReadonlySet<number>][] = [
  ["interactive", new Set([2, 7, 11, 13])],
  ["remoteDesktop", new Set([10, 12])],
  ["network", new Set([3, 8])],
  ["service", new Set([0, 4, 5])],
  ["newCredentials", new Set([9])],
];
/** What setup does too: Windows' own session creates the first accounts. */
const actionKinds = new Set(["userCreated", "groupMemberAdded", "accountChanged", "serviceInstalled", "logCleared"]);
const failures: ReadonlySet<string> = new Set(failureKinds);

/** A draft as the session that is reported. */
export function finishSession(draft: SessionDraft, computer: SessionComputer): LogonSession {
  const events = draft.events.toSorted((a, b) => bySteadyTime(a.event, b.event));
  const lastSeen = (events.findLast(({ event }) => event.writtenMicros !== null) ?? events.at(-1)!).event;
  const { addresses, workstations } = sourcesOf({ ...draft, events });
  const logonIds = logonIdsOf(draft);
  const manner = {
    logonIds,
    hasFailure: events.some(({ event }) => failures.has(event.kind)),
    isInteractive: draft.isInteractive,
    isFromElsewhere:
      draft.kind === "remoteDesktop" || addresses.length > 0 || isOfOtherWorkstation(draft, workstations),
  };
  const holes = computer.holesWithin({
    startMicros: draft.start.steadyMicros,
    endMicros: (draft.end.event ?? lastSeen).steadyMicros,
    hasRecordsOf: (channel) => events.some(({ event }) => event.meaning.channel === channel),
  });
  return {
    sessionKey: draftKey(draft, computer.key),
    kind: draft.kind,
    computer: computer.name,
    accountName: shownText(draft.account.name),
    accountDomain: shownText(draft.account.domain),
    accountSid: shownText(draft.account.sid),
    accountKind: accountKindOf(draft.account, manner),
    sourceAddress: addresses[0] ?? "",
    workstationName: shownText(workstations[0] ?? ""),
    logonType: logonTypeOf(draft),
    logonIds,
    rdpSessionId: draft.desktops[0]?.rdpSessionId ?? null,
    startTime: writtenTime(draft.start),
    endTime: draft.end.event && writtenTime(draft.end.event),
    lastSeen: writtenTime(lastSeen),
    timeZone: computer.zoneAt(draft.start.steadyMicros),
    clientTimeZone: clientTimeZoneOf(events),
    startReason: draft.startReason,
    endReason: draft.end.reason,
    ...connection(draft, lastSeen, computer.movedAway),
    joinConfidence: holes.length === 0 ? draft.confidence : aStepLower(draft.confidence),
    holes,
    peerGroup: peerGroupOf(draft),
    setup: actorsOf(draft, events).every((actor) => isSetupAccount(actor, manner, computer.formerNames)),
    eventCounts: eventCountsOf(events),
    events: listedEvents(events),
    given: null,
  };
}

/** Windows' own session (SYSTEM's) acts under the computer's name of the day, which alone tells setup (rule R12). */
function actorsOf({ account, logons }: SessionDraft, events: readonly AttributedEvent[]): Account[] {
  if (!logons.some(({ logonId }) => serviceLogonIds.has(logonId))) return [account];
  const actors = events.flatMap(({ event }) => (actionKinds.has(event.kind) ? [accountOf(event)] : []));
  return actors.length > 0 ? actors : [account];
}

/** Where records are missing, what bears one id before and after may be two sessions (rule R21). */
function aStepLower(confidence: LogonSession["joinConfidence"]): LogonSession["joinConfidence"] {
  return confidence === "certain" ? "likely" : "weak";
}

/** At the desk a workstation is the computer itself, under the name it had before Windows' setup gave it its own. */
function isOfOtherWorkstation(draft: SessionDraft, workstations: readonly string[]): boolean {
  return workstations.length > 0 && peerGroupOf(draft) !== "interactive";
}

function logonIdsOf({ logons }: SessionDraft): string[] {
  const inOrder = logons.toSorted((a, b) => bySteadyTime(a.events[0]!, b.events[0]!));
  return [...new Set(inOrder.map(({ logonId }) => logonId).filter((id) => id !== ""))];
}

/** A Remote Desktop session is connected in its segments; any other for as long as it lasts or was seen. */
function connection(draft: SessionDraft, lastSeen: TimelineEvent, movedAway: ReadonlySet<TimelineEvent>) {
  const until = draft.end.event ?? lastSeen;
  const totalMicros = Math.max(0, until.steadyMicros - draft.start.steadyMicros);
  const isRemote = draft.kind === "remoteDesktop";
  const { segments, connectedMicros } = isRemote
    ? connectedSegments(draft, lastSeen, movedAway)
    : { segments: [], connectedMicros: totalMicros };
  return {
    segments,
    connectedSeconds: connectedMicros / secondMicros,
    disconnectedSeconds: Math.max(0, totalMicros - connectedMicros) / secondMicros,
  };
}

function logonTypeOf({ logons }: SessionDraft): number | null {
  return logons.find(({ role, logonType }) => role === "own" && logonType !== null)?.logonType ?? null;
}

function peerGroupOf(draft: SessionDraft): PeerGroup | null {
  if (draft.kind === "remoteDesktop") return "remoteDesktop";
  const logonType = logonTypeOf(draft);
  if (logonType === null) return draft.desktops.length > 0 ? "interactive" : null;
  return peerGroups.find(([, types]) => types.has(logonType))?.[0] ?? null;
}
