import { computerKey } from "../events/computer-name.ts";
import { dataText } from "../events/event-data.ts";
import { parseLogonType, remoteLogonTypes } from "../events/logon-type.ts";
import { remoteDesktopAddressOf, sourceAddressOf } from "../events/source-address.ts";
import type { SessionDraft } from "./session-draft.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** The remote address that an event gives, whatever its field is called; "" for none. */
export function addressOf(timelineEvent: TimelineEvent): string {
  const fields = ["IpAddress", "Address", "ClientAddress", "Param3"] as const;
  const read = isOfRemoteDesktop(timelineEvent) ? remoteDesktopAddressOf : sourceAddressOf;
  for (const field of fields) {
    const address = read(dataText(timelineEvent.event, field));
    if (address !== "") return address;
  }
  return "";
}

function isOfRemoteDesktop({ event, kind }: TimelineEvent): boolean {
  return kind === "logonSucceeded"
    ? remoteLogonTypes.has(parseLogonType(dataText(event, "LogonType")) ?? -1)
    : kind !== "logonFailed" && sourceKinds.has(kind);
}

/** The workstation that an event names, without leading backslashes; "" for none and for the computer itself. */
export function workstationOf({ event }: TimelineEvent): string {
  const fields = ["WorkstationName", "Workstation", "ClientName"] as const;
  const name = fields.map((field) => dataText(event, field).replace(/^\\+/, "")).find((text) => text !== "") ?? "";
  return computerKey(name) === computerKey(event.computer) ? "" : name;
}

const sourceKinds = new Set([
  "logonSucceeded",
  "remoteDesktopLogon",
  "remoteDesktopReconnected",
  "remoteDesktopDisconnected",
  "windowStationReconnected",
  "windowStationDisconnected",
  "remoteDesktopAuthenticated",
]);

/** Every address and workstation that a session was opened, returned to or tried from, in the order of its events. */
export function sourcesOf({ kind, events }: SessionDraft): { addresses: string[]; workstations: string[] } {
  const isTelling = (event: TimelineEvent) => kind === "activity" || sourceKinds.has(event.kind);
  const telling = events.flatMap(({ event }) => (isTelling(event) ? [event] : []));
  return { addresses: distinct(telling.map(addressOf)), workstations: distinct(telling.map(workstationOf)) };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter((text) => text !== "");
}
