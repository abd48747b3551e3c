import type { LogonSession } from "@stray/schemas";
import { failureKinds } from "../events/kind-groups.ts";
import { countDistinctNames, countEvents, ofId, ofKind } from "./event-tallies.ts";
import {
  type Feature,
  localSessionManagerChannel,
  remoteConnectionManagerChannel,
  securityChannel,
} from "./feature.ts";

const isFailure = ofKind(...failureKinds);
const isFailureId = ofId(4625);
const isSuccess = ofKind("logonSucceeded", "remoteDesktopLogon", "remoteDesktopAuthenticated");
const isSuccessId = ofId(4624, 1149);

export const failedLogons: Feature = {
  id: "failed_logons",
  unit: "count",
  description: "failures joined to it (rule R19)",
  channels: [securityChannel],
  isBehind: isFailure,
  severeFrom: 5,
  read: (session) => countEvents(session, isFailure),
};

/** Many accounts tried from one place is a spray; the first account is the failures' own. */
export const failedAccounts: Feature = {
  id: "failed_accounts",
  unit: "count",
  description: "distinct accounts among the failures, beyond the first",
  channels: [securityChannel],
  isBehind: isFailure,
  toldWith: "failed_logons",
  read: (session) => Math.max(0, countDistinctNames(session, isFailure) - 1),
};

export const successfulLogons: Feature = {
  id: "successful_logons",
  unit: "count",
  description: "1 if a logon opened it, else its Remote Desktop authentications",
  channels: [securityChannel, localSessionManagerChannel, remoteConnectionManagerChannel],
  isBehind: isSuccess,
  read: countSuccessfulLogons,
};

export const failedLogonIds: Feature = {
  ...failedLogons,
  isBehind: isFailureId,
  read: (session) => countEvents(session, isFailureId),
};

export const successfulLogonIds: Feature = {
  ...successfulLogons,
  isBehind: isSuccessId,
  read: (session) => countEvents(session, isSuccessId),
};

/** A rebuilt session was opened once, by a 4624 or a 21; one that was not has only its network-level successes. */
function countSuccessfulLogons(session: LogonSession): number {
  if (session.given) return countEvents(session, isSuccess);
  const wasOpened = session.startReason === "logon" || session.startReason === "remoteDesktopLogon";
  return wasOpened ? 1 : countEvents(session, ofKind("remoteDesktopAuthenticated"));
}
