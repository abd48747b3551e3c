import type { FeatureId, LogonSession, SetAside } from "@stray/schemas";
import { compareText } from "../compare-text.ts";
import { type FeatureTable, rowValues, severityKindsOf } from "../features/feature-table.ts";
import { groupBy } from "../group-by.ts";
import { compareByStart } from "../sessions/session-order.ts";
import { compareTimestamps } from "../time/compare-timestamps.ts";

const listedKeys = 10;

/** A machine's or service's session that was not scored but holds a severe kind. */
export interface SevereSession {
  session: LogonSession;
  accountKind: SetAside["accountKind"];
  severityKinds: FeatureId[];
}

/** One line per set of kinds, severest first. */
export function setAsideLines(sessions: readonly SevereSession[]): SetAside[] {
  const keyOf = ({ severityKinds, accountKind, session }: SevereSession) =>
    JSON.stringify([severityKinds, accountKind, session.setup]);
  return [...groupBy(sessions, keyOf)]
    .map(([key, severe]) => ({ key, line: asLine(severe) }))
    .sort((a, b) => b.line.severityKinds.length - a.line.severityKinds.length || compareText(a.key, b.key))
    .map(({ line }) => line);
}

/** The machine and service sessions of a table that hold a severe kind. */
export function severeSessions(table: FeatureTable): SevereSession[] {
  return table.sessions.flatMap((session, row) => {
    const severityKinds = severityKindsOf(table.features, rowValues(table, row));
    const { accountKind } = session;
    return accountKind === "user" || severityKinds.length === 0 ? [] : [{ session, accountKind, severityKinds }];
  });
}

function asLine(severe: readonly SevereSession[]): SetAside {
  const sessions = severe.map(({ session }) => session).sort(compareByStart);
  const { severityKinds, accountKind, session } = severe[0]!;
  return {
    severityKinds,
    accountKind,
    setup: session.setup,
    sessions: sessions.length,
    computers: [...new Set(sessions.map(({ computer }) => computer))].sort(),
    first: sessions[0]!.startTime,
    last: latest(sessions.map(({ endTime, lastSeen }) => endTime ?? lastSeen)),
    sessionKeys: sessions.slice(0, listedKeys).map(({ sessionKey }) => sessionKey),
  };
}

function latest(times: readonly (string | null)[]): string | null {
  const known = times.filter((time) => time !== null);
  return known.sort(compareTimestamps).at(-1) ?? null;
}
