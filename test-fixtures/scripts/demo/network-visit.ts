import type { Actor } from "./cast.ts";
import { type DemoServer, lastBoot, nextBoot } from "./demo-server.ts";
import { seconds } from "./demo-time.ts";
import { kerberos, type LogonMeans, logoff, logonSucceeded, ntlm, specialPrivileges } from "./events/logon-events.ts";
import type { Random } from "./random.ts";

interface NetworkVisit {
  actor: Actor;
  start: number;
  durationMicros: number;
  /** By password instead of a Kerberos ticket, as devices outside the domain log on. */
  isNtlm?: boolean;
  /** Network level authentication of a Remote Desktop connection: its port is written as 0. */
  isNla?: boolean;
}

/** A type 3 logon with its logoff, which Windows now and then does not write; an administrator's 4672 stands before it. */
export function visitShares(server: DemoServer, { actor, start, durationMicros, ...how }: NetworkVisit): void {
  const { logs, random } = server;
  const logonId = server.newLogonId(start);
  const session = { ...actor, logonId, logonType: 3 };
  if (actor.isAdministrator) logs.log(start, specialPrivileges({ ...actor, logonId }));
  logs.log(
    start,
    logonSucceeded({
      ...session,
      means: networkMeans(actor, random, how.isNtlm ?? false),
      port: how.isNla ? "0" : String(random.integer(49_700, 65_500)),
      isElevated: actor.isAdministrator,
    }),
  );
  const end = start + durationMicros;
  if (end < nextBoot(start) - seconds(30) && !random.chance(how.isNla ? 0 : 0.02)) logs.log(end, logoff(session));
}

function networkMeans(actor: Actor, random: Random, isNtlm: boolean): LogonMeans {
  return isNtlm ? ntlm(actor.workstation) : kerberos(randomGuid(random));
}

export function randomGuid(random: Random): string {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => random.integer(0, 16).toString(16)).join("");
  return `{${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}}`;
}

/** Whether the server was up from one time to another. */
export function isUpBetween(start: number, end: number): boolean {
  return lastBoot(start) === lastBoot(end);
}
