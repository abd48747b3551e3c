import { type Account, accountOf, domainKey, nameKey } from "./account.ts";
import { accountKindOf } from "./account-kind.ts";
import type { NameAccount } from "./account-names.ts";
import { type StretchIndex, stretchIndex } from "./open-stretches.ts";
import type { SessionDraft } from "./session-draft.ts";
import { minuteMicros } from "./time.ts";
import { bySteadyTime, type TimelineEvent } from "./timeline-event.ts";

const leadMicros = 5 * minuteMicros;
const trailMicros = 15 * minuteMicros;
/** Whose sessions an installation by SYSTEM or the computer may belong to: any person's. */
const anyUser = "any user";

/** Where an action is looked for, the better first: open sessions and near ones, interactive before network. */
interface SessionWindows {
  open: StretchIndex<SessionDraft>;
  near: StretchIndex<SessionDraft>;
}

/**
 * Rule R3: an action without a LogonId belongs to its actor's session that was open, or else near (from 5 min before its
 * start to 15 min after its end). What belongs to none is returned.
 */
export function attributeActions(
  actions: readonly TimelineEvent[],
  sessions: readonly SessionDraft[],
  nameAccount: NameAccount,
): TimelineEvent[] {
  if (actions.length === 0) return [];
  const windows = sessionWindows(sessions);
  return actions.toSorted(bySteadyTime).filter((action) => {
    const session = actorKeys(action, nameAccount(accountOf(action)))
      .map((key) => sessionFor(windows, key, action.steadyMicros))
      .find((found) => found !== null);
    session?.events.push({ event: action, attribution: "timeWindow" });
    return session === undefined;
  });
}

function sessionFor({ open, near }: SessionWindows, key: string, micros: number): SessionDraft | null {
  const classes = [`interactive ${key}`, `network ${key}`];
  const isOpen = classes.map((each) => open.openAt(each, micros)).find((found) => found !== null);
  if (isOpen !== undefined) return isOpen;
  for (const each of classes) {
    const found = near.lastStart(each, micros, micros + leadMicros) ?? near.openAt(each, micros);
    if (found !== null) return found;
  }
  return null;
}

function sessionWindows(sessions: readonly SessionDraft[]): SessionWindows {
  const keyed = sessions.flatMap((session) => sessionKeys(session).map((key) => [key, session] as const));
  const stretches = (trail: number) =>
    stretchIndex(
      keyed.map(([key, item]) => {
        const endMicros = item.runsUntilMicros + trail;
        return [key, { item, startMicros: item.start.steadyMicros, endMicros }] as const;
      }),
    );
  return { open: stretches(0), near: stretches(trailMicros) };
}

function sessionKeys({ kind, account, logons, isInteractive }: SessionDraft): string[] {
  const logonIds = logons.map(({ logonId }) => logonId);
  const manner = { logonIds, hasFailure: false, isInteractive, isFromElsewhere: kind === "remoteDesktop" };
  const isUser = accountKindOf(account, manner) === "user";
  const where = isInteractive ? "interactive" : "network";
  return [...accountKeys(account), ...nameOnly(account), ...(isUser ? [anyUser] : [])].map((key) => `${where} ${key}`);
}

/** A named user's own sessions; of SYSTEM or a computer any user's for a service, none for a task. */
function actorKeys(action: TimelineEvent, actor: Account): string[] {
  const manner = { logonIds: [], hasFailure: false, isInteractive: false, isFromElsewhere: true };
  if (accountKindOf(actor, manner) === "user") {
    return domainKey(actor) === "" && actor.sid === "" ? nameOnly(actor) : accountKeys(actor);
  }
  return action.kind === "serviceInstalled" ? [anyUser] : [];
}

function accountKeys(account: Account): string[] {
  const bySid = account.sid === "" ? [] : [`sid ${account.sid}`];
  return account.name === "" ? bySid : [...bySid, `account ${nameKey(account)}\\${domainKey(account)}`];
}

function nameOnly(account: Account): string[] {
  return account.name === "" ? [] : [`name ${nameKey(account)}`];
}
