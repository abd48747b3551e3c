import type { EventKind } from "@stray/schemas";

/** Refusals of an account: at logon, or by a domain controller that was asked. */
export const failureKinds = [
  "logonFailed",
  "kerberosTicketRefused",
  "kerberosPreauthenticationFailed",
  "credentialsRefused",
] as const satisfies readonly EventKind[];

/** A connection became a session, or reached one that was there. */
export const connectKinds: ReadonlySet<EventKind> = new Set([
  "logonSucceeded",
  "remoteDesktopLogon",
  "remoteDesktopReconnected",
  "windowStationReconnected",
] as const);
