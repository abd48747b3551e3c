import { dataText } from "../events/event-data.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** Reasons of event 40 (rule R16); others stand as their number. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["0", "windowClosed"],
  ["1", "administratorsTool"],
  ["2", "administratorsTool"],
  ["3", "idleLimit"],
  ["4", "timeLimit"],
  ["5", "replacedByConnection"],
  ["6", "outOfMemory"],
  ["7", "denied"],
  ["9", "noRight"],
  ["10", "noSavedCredentials"],
  ["11", "userDisconnected"],
  ["12", "userLoggedOff"],
]);

/** Another session took this one's place (39 with a Source of its own). */
export const takenOver = "takenOver";

/** What a 39 or 40 says of the disconnection it stands beside; null where it says nothing. */
export function disconnectReason({ event, kind }: TimelineEvent): string | null {
  if (kind === "remoteDesktopDisconnectReason") {
    const reason = dataText(event, "Reason");
    return reasons.get(reason) ?? (/^\d{1,10}$/.test(reason) ? `reason${reason}` : null);
  }
  const isTakeover =
    kind === "remoteDesktopDisconnectedBySession" && dataText(event, "Source") !== dataText(event, "TargetSession");
  return isTakeover ? takenOver : null;
}
