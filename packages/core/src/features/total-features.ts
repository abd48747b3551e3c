import type { LogonSession } from "@stray/schemas";
import { failureKinds } from "../events/kind-groups.ts";
import { countEvents, ofKind } from "./event-tallies.ts";
import type { Feature } from "./feature.ts";
import { successfulLogons } from "./logon-features.ts";

const isAction = ofKind(
  ...failureKinds,
  "scheduledTaskCreated",
  "serviceInstalled",
  "groupMemberAdded",
  "userCreated",
  "logCleared",
);

const summedIds: ReadonlySet<string> = new Set([
  "successful_logons",
  "failed_logons",
  "unique_tasks",
  "unique_services",
  "group_added",
  "user_created",
  "logs_cleared",
]);

/** The logons and the events behind the original's other counts: a sum, so it is scored but never named as a reason. */
export const totalEvents: Feature = {
  id: "total_events",
  unit: "count",
  description:
    "its logons and failures, and the events behind tasks, services, group members, accounts and cleared logs",
  channels: null,
  isBehind: () => false,
  read: (session, context) => {
    if (session.given) return countAll(session);
    return successfulLogons.read(session, context) + countEvents(session, isAction);
  },
};

export const allEvents: Feature = { ...totalEvents, description: "all its events", read: countAll };

/** Whether what a feature counts is part of the sum: then a change of it changes the sum by as much. */
export function isCountedInTotal({ id }: Feature): boolean {
  return summedIds.has(id);
}

function countAll(session: LogonSession): number {
  return countEvents(session, () => true);
}
