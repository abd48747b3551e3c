import type { WindowsEvent } from "@stray/schemas";
import { dataText } from "../events/event-data.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** Who: as Windows wrote it; "" where it did not. */
export interface Account {
  name: string;
  domain: string;
  sid: string;
}

const nobody: Account = { name: "", domain: "", sid: "" };
/** S-1-0-0 is written where no account is meant. */
const nullSid = "S-1-0-0";
const wellKnownNames: ReadonlyMap<string, string> = new Map([
  ["S-1-5-18", "SYSTEM"],
  ["S-1-5-19", "LOCAL SERVICE"],
  ["S-1-5-20", "NETWORK SERVICE"],
]);

/** The account whose session an event tells of, or which acted (rules R2 and R3). */
export function accountOf({ event, kind, meaning }: TimelineEvent): Account {
  // The account stands beside the LogonId: who is logged on is the target of such an event.
  if (meaning.logonIdField === "TargetLogonId") return accountByFields(event, "Target");
  switch (kind) {
    case "logonFailed":
    case "kerberosTicketRefused":
    case "kerberosPreauthenticationFailed":
    case "credentialsRefused":
      return accountByFields(event, "Target");
    case "serviceTicketRefused":
      return withoutRealm(accountByFields(event, "Target"));
    case "windowStationReconnected":
    case "windowStationDisconnected":
      return { ...nobody, name: dataText(event, "AccountName"), domain: dataText(event, "AccountDomain") };
    case "remoteDesktopAuthenticated":
      return { ...nobody, name: dataText(event, "Param1"), domain: dataText(event, "Param2") };
    case "gatewayConnected":
    case "gatewayDisconnected":
      return accountOfText(dataText(event, "Username"));
    default:
      return actorOf(event);
  }
}

/** Accounts are one when their SIDs are, else when names and, where both are known, domains are. */
export function isSameAccount(a: Account, b: Account): boolean {
  if (a.sid !== "" && b.sid !== "") return a.sid === b.sid;
  if (nameKey(a) !== nameKey(b)) return false;
  const [domainA, domainB] = [domainKey(a), domainKey(b)];
  return domainA === "" || domainB === "" || domainA === domainB;
}

/** A name as it is compared: folded; of `bob@corp.local` without a domain, `bob`. */
export function nameKey({ name, domain }: Account): string {
  const folded = name.toLowerCase();
  const at = domain === "" ? folded.indexOf("@") : -1;
  return at > 0 ? folded.slice(0, at) : folded;
}

/** `CORP` and `corp.local` are one domain; a lone dot is none. */
export function domainKey({ domain }: Account): string {
  const folded = domain.toLowerCase();
  const dot = folded.indexOf(".");
  return dot < 0 ? folded : folded.slice(0, dot);
}

/** `DOMAIN\name`, as the Remote Desktop logs and the Task Scheduler write an account. */
export function accountOfText(text: string): Account {
  const slash = text.indexOf("\\");
  if (text.startsWith("S-1-")) return { ...nobody, sid: text };
  return slash < 0
    ? { ...nobody, name: text }
    : { ...nobody, domain: text.slice(0, slash), name: text.slice(slash + 1) };
}

/** 4769 writes `bob@CORP.LOCAL`, and `PC7$@CORP.LOCAL`, with the domain beside it. */
function withoutRealm(account: Account): Account {
  const at = account.name.lastIndexOf("@");
  return at > 0 ? { ...account, name: account.name.slice(0, at) } : account;
}

function actorOf(event: WindowsEvent): Account {
  const subject = accountByFields(event, "Subject");
  if (subject.name !== "" || subject.sid !== "") return subject;
  const text = dataText(event, "UserContext") || dataText(event, "User") || dataText(event, "UserName");
  if (text !== "") return accountOfText(text);
  return { ...nobody, name: wellKnownNames.get(event.userSid) ?? "", sid: event.userSid };
}

function accountByFields(event: WindowsEvent, role: "Subject" | "Target"): Account {
  const sid = dataText(event, `${role}UserSid`) || (role === "Target" ? dataText(event, "TargetSid") : "");
  const name = dataText(event, `${role}UserName`);
  return { name, domain: dataText(event, `${role}DomainName`), sid: sid === nullSid ? "" : sid };
}
