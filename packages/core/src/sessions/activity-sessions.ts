import { groupBy } from "../group-by.ts";
import { type Account, accountOf, domainKey, nameKey } from "./account.ts";
import type { NameAccount } from "./account-names.ts";
import { failureSource } from "./attribute-failures.ts";
import type { SessionDraft } from "./session-draft.ts";
import { addressOf } from "./session-sources.ts";
import { minuteMicros } from "./time.ts";
import { bySteadyTime, type TimelineEvent } from "./timeline-event.ts";

const gapMicros = 30 * minuteMicros;
const noAccount: Account = { name: "", domain: "", sid: "" };

/** What belongs to no logon seen: by its actor, failures by where they came from, until a gap of half an hour. */
export function activitySessions(
  actions: readonly TimelineEvent[],
  failures: readonly TimelineEvent[],
  nameAccount: NameAccount,
): SessionDraft[] {
  const actor = (event: TimelineEvent) => nameAccount(accountOf(event));
  const groups = [
    ...groupBy(actions, (event) => `${actorKey(actor(event))} ${connectionSource(event)}`).values(),
    ...groupBy(failures, failureSource).values(),
  ];
  return groups.flatMap((group) =>
    splitAtGaps(group.toSorted(bySteadyTime)).map((events) => activityOf(events, commonAccount(events.map(actor)))),
  );
}

/** Connections from two addresses are two visits (rule R14); an action comes from nowhere. */
function connectionSource(event: TimelineEvent): string {
  return event.kind === "remoteDesktopAuthenticated" ? addressOf(event) : "";
}

function actorKey(account: Account): string {
  return account.name === "" ? account.sid : `${domainKey(account)}\\${nameKey(account)}`;
}

function splitAtGaps(events: readonly TimelineEvent[]): TimelineEvent[][] {
  const parts: TimelineEvent[][] = [];
  let lastMicros = Number.NEGATIVE_INFINITY;
  for (const event of events) {
    if (event.steadyMicros - lastMicros > gapMicros) parts.push([event]);
    else parts.at(-1)!.push(event);
    lastMicros = event.steadyMicros;
  }
  return parts;
}

function activityOf(events: readonly TimelineEvent[], account: Account): SessionDraft {
  return {
    kind: "activity",
    account,
    logons: [],
    desktops: [],
    confidence: "certain",
    events: events.map((event) => ({ event, attribution: "timeWindow" })),
    start: events[0]!,
    startReason: "firstSeen",
    end: { event: null, reason: "idle" },
    runsUntilMicros: events.at(-1)!.steadyMicros,
    isInteractive: false,
  };
}

/** The one account of all events; failures of several accounts are nobody's. */
function commonAccount(accounts: readonly Account[]): Account {
  const first = accounts[0] ?? noAccount;
  return accounts.every((account) => nameKey(account) === nameKey(first)) ? first : noAccount;
}
