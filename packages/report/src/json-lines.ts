import {
  type LogonSession,
  type ScoredSession,
  type SessionFile,
  schemaVersion,
  type WindowsEvent,
} from "@stray/schemas";
import {
  inKeyOrder,
  logonSessionKeyOrder,
  scoredSessionKeyOrder,
  sessionFileHeaderKeyOrder,
  windowsEventKeyOrder,
} from "./key-order.ts";

/** Scored sessions as JSON Lines; each names the schema version, as lines are taken out of their files. */
export function* formatJsonLines(sessions: Iterable<ScoredSession>): Generator<string> {
  for (const scored of sessions) {
    yield `{"schemaVersion":${schemaVersion},${JSON.stringify(inKeyOrder(scored, scoredSessionKeyOrder)).slice(1)}\n`;
  }
}

/** `stray sessions` as JSON Lines: the header, then a session a line. */
export function* formatSessionFile({ header, sessions }: SessionFile): Generator<string> {
  yield `${JSON.stringify(inKeyOrder(header, sessionFileHeaderKeyOrder))}\n`;
  for (const session of sessions) yield formatLogonSession(session);
}

function formatLogonSession(session: LogonSession): string {
  return `${JSON.stringify(inKeyOrder(session, logonSessionKeyOrder))}\n`;
}

/** A normalized event as one line of JSON. */
export function formatEvent(event: WindowsEvent): string {
  return `${JSON.stringify(inKeyOrder(event, windowsEventKeyOrder))}\n`;
}
