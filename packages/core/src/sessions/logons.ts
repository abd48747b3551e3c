import { dataText } from "../events/event-data.ts";
import { parseLogonId, serviceLogonIds } from "../events/logon-id.ts";
import { parseLogonType } from "../events/logon-type.ts";
import { type Account, accountOf } from "./account.ts";
import type { Boots } from "./boots.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";
import { addressOf } from "./session-sources.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** One LogonId of one boot of one computer (rule R1), with every event that names it. */
export interface Logon {
  logonId: string;
  epoch: number;
  account: Account;
  /** Its 4624; null when the logs do not hold it. */
  opened: TimelineEvent | null;
  /** Its last 4634, else its last 4647 (rule R8). */
  closed: TimelineEvent | null;
  events: TimelineEvent[];
  logonType: number | null;
  sourceAddress: string;
  workstationName: string;
  /** The other half of a UAC split token, where Windows names it. */
  linkedLogonId: string | null;
  /** The logon that this one is only a part of, and in which way; null: it stands for itself. */
  host: Logon | null;
  /** Itself and the logons that became a part of it. */
  parts: Logon[];
  role: "own" | "linked" | "return" | "networkStep";
}

/** Logons in the order of their first event. Events whose LogonId is no number are left to `unclaimed`. */
export function readLogons(timeline: ComputerTimeline, boots: Boots): { logons: Logon[]; unclaimed: TimelineEvent[] } {
  const logons: Logon[] = [];
  const unclaimed: TimelineEvent[] = [];
  const latest = new Map<string, Logon>();
  for (const event of timeline.events) {
    const logonId = logonIdOf(event);
    if (logonId === null) {
      unclaimed.push(event);
      continue;
    }
    const epoch = boots.securityEpoch(event);
    const key = `${epoch} ${logonId}`;
    const known = latest.get(key);
    const logon =
      known !== undefined && !isAnotherLogon(known, event) ? known : emptyLogon(logonId, epoch, accountOf(event));
    if (logon !== known) {
      latest.set(key, logon);
      logons.push(logon);
    }
    addEvent(logon, event);
  }
  return { logons, unclaimed };
}

/** The id of the session that an event belongs to, from the field that rule R2 names for it. */
function logonIdOf({ event, meaning }: TimelineEvent): string | null {
  return meaning.logonIdField === undefined ? null : parseLogonId(dataText(event, meaning.logonIdField));
}

/** An id that opens a second time, or is given privileges after its logoff, was reused: a reboot went unseen. */
function isAnotherLogon(logon: Logon, { kind }: TimelineEvent): boolean {
  if (serviceLogonIds.has(logon.logonId)) return false;
  if (kind === "logonSucceeded") return logon.opened !== null || logon.closed !== null;
  return kind === "specialPrivileges" && logon.closed !== null;
}

/** Stands in for the logon of a desktop session that the Security log does not tell of; it has no id. */
export function logonOfDesktop({ account }: { account: Account }): Logon {
  return emptyLogon("", 0, account);
}

function emptyLogon(logonId: string, epoch: number, account: Account): Logon {
  const logon: Logon = {
    logonId,
    epoch,
    account,
    opened: null,
    closed: null,
    events: [],
    logonType: null,
    sourceAddress: "",
    workstationName: "",
    linkedLogonId: null,
    host: null,
    parts: [],
    role: "own",
  };
  logon.parts.push(logon);
  return logon;
}

function addEvent(logon: Logon, event: TimelineEvent): void {
  logon.events.push(event);
  if (event.kind === "logonSucceeded" && logon.opened === null) open(logon, event);
  if (event.kind === "logoff") logon.closed = event;
  if (event.kind === "logoffInitiated" && logon.closed?.kind !== "logoff") logon.closed = event;
}

function open(logon: Logon, opened: TimelineEvent): void {
  const { event } = opened;
  logon.opened = opened;
  logon.account = accountOf(opened);
  logon.logonType = parseLogonType(dataText(event, "LogonType"));
  logon.sourceAddress = addressOf(opened);
  logon.workstationName = dataText(event, "WorkstationName");
  logon.linkedLogonId = parseLogonId(dataText(event, "TargetLinkedLogonId"));
}

/** The logon that a logon is, in the end, a part of. */
export function rootOf(logon: Logon): Logon {
  let root = logon;
  while (root.host !== null) root = root.host;
  for (let step = logon; step !== root; ) {
    const next = step.host ?? root;
    step.host = root;
    step = next;
  }
  return root;
}

/** Makes one logon, with its parts, a part of another; one that already is a part of it stays what it is. */
export function attachLogon(part: Logon, host: Logon, role: "linked" | "return" | "networkStep"): void {
  const [partRoot, hostRoot] = [rootOf(part), rootOf(host)];
  if (partRoot === hostRoot) return;
  partRoot.host = hostRoot;
  for (const each of partRoot.parts) {
    if (each.role === "own" || each.role === "linked") each.role = role;
    hostRoot.parts.push(each);
  }
  partRoot.parts = [];
}
