import type { EventKind } from "@stray/schemas";
import { accountNames } from "./account-names.ts";
import { activitySessions } from "./activity-sessions.ts";
import { attributeActions } from "./attribute-actions.ts";
import { attributeConnections } from "./attribute-connections.ts";
import { attributeFailures } from "./attribute-failures.ts";
import { type Boots, bootsOf } from "./boots.ts";
import { bridgeDesktops, joinReconnectingLogons } from "./bridge.ts";
import { attributeClientZones } from "./client-zones.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";
import { gatewayConnections } from "./gateway-connections.ts";
import { linkSplitTokens } from "./linked-logons.ts";
import { type Logon, readLogons } from "./logons.ts";
import { joinNetworkSteps } from "./network-steps.ts";
import { readDesktopSessions } from "./remote-desktop-sessions.ts";
import { joinUnlocks } from "./returning-logons.ts";
import { draftSessions, type SessionDraft } from "./session-draft.ts";
import { draftKey } from "./session-draft-key.ts";

/** On a domain controller these are told of clients elsewhere: activity of their source, never of a local session. */
const controllerKinds: ReadonlySet<EventKind> = new Set([
  "kerberosTicketRefused",
  "serviceTicketRefused",
  "kerberosPreauthenticationFailed",
  "credentialsRefused",
]);
/** What the computer, or a desktop session, tells of itself: nobody's action. */
const stateKinds: ReadonlySet<EventKind> = new Set([
  "boot",
  "shutdown",
  "eventLogStarted",
  "clockChanged",
  "timeZoneReported",
  "computerRenamed",
  "logoff",
  "logoffInitiated",
  "windowStationReconnected",
  "windowStationDisconnected",
  "remoteDesktopLogon",
  "remoteDesktopShellStart",
  "remoteDesktopLogoff",
  "remoteDesktopDisconnected",
  "remoteDesktopReconnected",
  "remoteDesktopDisconnectedBySession",
  "remoteDesktopDisconnectReason",
  "remoteDesktopArbitration",
  "remoteDesktopClientZone",
]);
const gatewayKinds: ReadonlySet<EventKind> = new Set(["gatewayConnected", "gatewayDisconnected"]);

/** The sessions of one computer: logons and desktops joined, then what names no session given to one, or to activity. */
export function computerSessions(timeline: ComputerTimeline, computer: string): SessionDraft[] {
  const boots = bootsOf(timeline);
  const { logons, unclaimed } = readLogons(timeline, boots);
  const sessions = byStart(joinedSessions(timeline, boots, logons), computer);

  const ofKinds = (kinds: ReadonlySet<EventKind>) => unclaimed.filter(({ kind }) => kinds.has(kind));
  const connections = ofKinds(new Set(["remoteDesktopAuthenticated"]));
  const failures = ofKinds(new Set(["logonFailed"]));
  const controllerFailures = ofKinds(controllerKinds);
  const gateway = ofKinds(gatewayKinds);
  const claimed = new Set([...connections, ...failures, ...controllerFailures, ...gateway, ...ofKinds(stateKinds)]);
  const actions = unclaimed.filter((event) => !claimed.has(event));

  attributeClientZones(ofKinds(new Set(["remoteDesktopClientZone"])), sessions);
  const nameAccount = accountNames(timeline);
  const loneConnections = attributeConnections(connections, sessions);
  const loneFailures = attributeFailures(failures, sessions);
  const loneActions = attributeActions(actions, sessions, nameAccount);
  const activity = activitySessions(
    [...loneConnections, ...loneActions],
    [...loneFailures, ...controllerFailures],
    nameAccount,
  );
  return [...sessions, ...activity, ...gatewayConnections(gateway)];
}

/** The Security log's logons and the Remote Desktop log's sessions, each join by its rule, the surest first. */
function joinedSessions(timeline: ComputerTimeline, boots: Boots, logons: readonly Logon[]): SessionDraft[] {
  linkSplitTokens(logons);
  const bridges = bridgeDesktops(readDesktopSessions(timeline, boots), logons);
  joinReconnectingLogons(bridges, logons);
  joinUnlocks(logons, bridges, boots);
  joinNetworkSteps(logons);
  const clearings = timeline.ofKinds("logCleared").filter(({ meaning }) => meaning.channel === "Security");
  return draftSessions(logons, bridges, boots, clearings);
}

/** In the order in which the last of those that fit is the one rule R3 takes: by start, of equal starts the smaller key. */
function byStart(sessions: readonly SessionDraft[], computer: string): SessionDraft[] {
  return sessions.toSorted((a, b) => {
    const difference = a.start.steadyMicros - b.start.steadyMicros;
    return difference || (draftKey(a, computer) < draftKey(b, computer) ? 1 : -1);
  });
}
