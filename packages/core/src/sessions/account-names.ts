import { dataText, type EventField } from "../events/event-data.ts";
import type { Account } from "./account.ts";
import type { ComputerTimeline } from "./computer-timeline.ts";
import type { TimelineEvent } from "./timeline-event.ts";

/** Gives an account that is known by its SID alone the name that the computer's own events give it (rule R3). */
export type NameAccount = (account: Account) => Account;

interface RoleFields {
  sid: EventField;
  name: EventField;
  domain: EventField;
}

/** Of several names the last counts. */
const subject: RoleFields = { sid: "SubjectUserSid", name: "SubjectUserName", domain: "SubjectDomainName" };
const target: RoleFields = { sid: "TargetUserSid", name: "TargetUserName", domain: "TargetDomainName" };
const created: RoleFields = { ...target, sid: "TargetSid" };
const personSid = /^S-1-5-21-/;

export function accountNames({ events }: ComputerTimeline): NameAccount {
  const named = new Map<string, Account>();
  for (const event of events) {
    learn(named, event, subject);
    learn(named, event, event.kind === "userCreated" ? created : target);
  }
  return (account) => (account.name === "" ? (named.get(account.sid) ?? account) : account);
}

function learn(named: Map<string, Account>, { event }: TimelineEvent, role: RoleFields): void {
  const sid = dataText(event, role.sid);
  const name = personSid.test(sid) ? dataText(event, role.name) : "";
  if (name !== "") named.set(sid, { sid, name, domain: dataText(event, role.domain) });
}
