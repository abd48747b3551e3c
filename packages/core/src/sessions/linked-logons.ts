import { dataText, type EventField, hasData } from "../events/event-data.ts";
import { groupBy } from "../group-by.ts";
import { nameKey } from "./account.ts";
import { attachLogon, type Logon } from "./logons.ts";
import { secondMicros } from "./time.ts";

/** Logons by a person at a console or over Remote Desktop: only these have a token that UAC splits. */
const splitLogonTypes = new Set([2, 7, 10, 11, 12, 13]);
const pairMicros = secondMicros;

/** Rule R5: a UAC split token writes two 4624 for one person's logon; the second becomes a part of the first. */
export function linkSplitTokens(logons: readonly Logon[]): void {
  linkNamedPairs(logons);
  linkUnnamedPairs(logons.filter(({ opened, host }) => opened !== null && host === null));
}

/** Since Windows 10 each half names the other in TargetLinkedLogonId; the later half finds the earlier one here. */
function linkNamedPairs(logons: readonly Logon[]): void {
  const opened = new Map<string, Logon>();
  for (const logon of logons.filter((each) => each.opened !== null).sort(byOpening)) {
    const other = opened.get(`${logon.epoch} ${logon.linkedLogonId}`);
    if (other !== undefined && other !== logon) attachLogon(logon, other, "linked");
    opened.set(`${logon.epoch} ${logon.logonId}`, logon);
  }
}

function byOpening(a: Logon, b: Logon): number {
  return (a.opened?.order ?? -1) - (b.opened?.order ?? -1);
}

/** Before that: two logons of one account by one process from one source within a second. */
function linkUnnamedPairs(logons: readonly Logon[]): void {
  const unnamed = logons.filter(({ logonType, opened }) => splitLogonTypes.has(logonType ?? -1) && lacksLink(opened));
  for (const group of groupBy(unnamed, pairKey).values()) {
    let first: Logon | null = null;
    for (const logon of group) {
      const isPair: boolean = first !== null && startMicros(logon) - startMicros(first) <= pairMicros;
      if (first !== null && isPair) attachLogon(logon, first, "linked");
      first = isPair ? null : logon;
    }
  }
}

function lacksLink(opened: Logon["opened"]): boolean {
  return opened !== null && !hasData(opened.event, "TargetLinkedLogonId");
}

function pairKey({ epoch, logonType, account, opened, sourceAddress }: Logon): string {
  const field = (name: EventField) => (opened === null ? "" : dataText(opened.event, name).toLowerCase());
  const process = [field("ProcessId"), field("ProcessName"), field("LogonProcessName")];
  return JSON.stringify([epoch, logonType, account.sid, nameKey(account), process, sourceAddress, field("IpPort")]);
}

function startMicros({ opened }: Logon): number {
  return opened?.steadyMicros ?? Number.NEGATIVE_INFINITY;
}
