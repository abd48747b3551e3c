import { countDistinctNames, countEvents, type EventTest, ofId, ofKind } from "./event-tallies.ts";
import { type Feature, securityChannel, systemChannel, taskSchedulerChannel } from "./feature.ts";

export const uniqueTasks = action("unique_tasks", {
  description: "distinct scheduled tasks created",
  channels: [securityChannel, taskSchedulerChannel],
  ...distinctNamesOf(ofKind("scheduledTaskCreated")),
});

export const uniqueServices = action("unique_services", {
  description: "distinct services installed",
  channels: [securityChannel, systemChannel],
  ...distinctNamesOf(ofKind("serviceInstalled")),
});

export const groupAdded = action("group_added", {
  description: "members added to security groups",
  channels: [securityChannel],
  ...eventsOf(ofKind("groupMemberAdded")),
});

export const userCreated = action("user_created", {
  description: "accounts created",
  channels: [securityChannel],
  ...eventsOf(ofKind("userCreated")),
});

export const logsCleared = action("logs_cleared", {
  description: "event logs cleared",
  channels: [securityChannel, systemChannel],
  ...eventsOf(ofKind("logCleared")),
});

export const auditPolicy = action("audit_policy", {
  description: "changes of the audit policy",
  channels: [securityChannel],
  // Its names are GUIDs of subcategories: they stand in the evidence.
  tellsNames: false,
  ...eventsOf(ofKind("auditPolicyChanged")),
});

/** The original also takes a launch (129) for task activity. */
export const uniqueTaskIds: Feature = { ...uniqueTasks, ...distinctNamesOf(ofId(4698, 129)) };
export const uniqueServiceIds: Feature = { ...uniqueServices, ...distinctNamesOf(ofId(7045)) };
export const adminAddedIds: Feature = { ...groupAdded, id: "admin_added", ...eventsOf(ofId(4732)) };
export const userCreatedIds: Feature = { ...userCreated, ...eventsOf(ofId(4720)) };
export const logsClearedIds: Feature = { ...logsCleared, ...eventsOf(ofId(1102)) };

type Act = Pick<Feature, "description" | "channels" | "isBehind" | "read" | "tellsNames">;

/** A single one is a severe kind, and its name is part of the reason. */
function action(id: Feature["id"], rest: Act): Feature {
  return { id, unit: "count", severeFrom: 1, isAct: true, tellsNames: true, ...rest };
}

/** The events are its evidence, and what it counts. */
export function eventsOf(isBehind: EventTest): Pick<Feature, "isBehind" | "read"> {
  return { isBehind, read: (session) => countEvents(session, isBehind) };
}

/** The events are its evidence, and their distinct names what it counts. */
export function distinctNamesOf(isBehind: EventTest): Pick<Feature, "isBehind" | "read"> {
  return { isBehind, read: (session) => countDistinctNames(session, isBehind) };
}
