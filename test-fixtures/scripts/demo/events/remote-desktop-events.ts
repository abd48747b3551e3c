import type { LoggedEvent } from "../server-logs.ts";

const common = { level: 4, keywords: "0x1000000000000000", userData: { element: "EventXML" } } as const;

function sessionManager(eventId: number, data: Record<string, string>): LoggedEvent {
  return {
    ...common,
    channel: "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
    provider: "Microsoft-Windows-TerminalServices-LocalSessionManager",
    providerGuid: "{5d896912-022d-40aa-a3a8-4fa5515c76d7}",
    eventId,
    userSid: "S-1-5-18",
    processId: 928,
    threadId: 1180,
    data,
  };
}

/** 21 logon, 22 shell start, 24 disconnected, 25 reconnected. */
export function sessionWithAddress(eventId: 21 | 22 | 24 | 25, user: string, id: number, address: string): LoggedEvent {
  return sessionManager(eventId, { User: user, SessionID: String(id), Address: address });
}

/** 23 logoff, 41 and 42 begin and end of arbitration; these tell no address. */
export function sessionWithoutAddress(eventId: 23 | 41 | 42, user: string, id: number): LoggedEvent {
  return sessionManager(eventId, { User: user, SessionID: String(id) });
}

/** 40: why a session was disconnected; 0 window closed, 11 by its user, 12 by logging off. */
export function disconnectReason(id: number, reason: 0 | 11 | 12): LoggedEvent {
  return sessionManager(40, { Session: String(id), Reason: String(reason) });
}

function connectionManager(eventId: number, data: Record<string, string>): LoggedEvent {
  return {
    ...common,
    channel: "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational",
    provider: "Microsoft-Windows-TerminalServices-RemoteConnectionManager",
    providerGuid: "{c76baa63-ae81-421c-b425-340b4b24157f}",
    eventId,
    userSid: "S-1-5-20",
    processId: 1044,
    threadId: 2216,
    data,
  };
}

/** 261: somebody connected to the listener, before any password. */
export function connectionReceived(): LoggedEvent {
  return connectionManager(261, { listenerName: "RDP-Tcp" });
}

/** 1149: the network level authentication succeeded. */
export function networkAuthenticated(account: { name: string; domain: string; address: string }): LoggedEvent {
  return connectionManager(1149, { Param1: account.name, Param2: account.domain, Param3: account.address });
}
