import type { Profile } from "@stray/schemas";
import {
  adminAddedIds,
  auditPolicy,
  groupAdded,
  logsCleared,
  logsClearedIds,
  uniqueServiceIds,
  uniqueServices,
  uniqueTaskIds,
  uniqueTasks,
  userCreated,
  userCreatedIds,
} from "./action-features.ts";
import { adminTools, directoryAccess, explicitTargets, sensitiveObjects, shareAccess } from "./audit-features.ts";
import type { Feature } from "./feature.ts";
import {
  failedAccounts,
  failedLogonIds,
  failedLogons,
  successfulLogonIds,
  successfulLogons,
} from "./logon-features.ts";
import { duration, offHours, writtenDuration } from "./time-features.ts";
import { allEvents, totalEvents } from "./total-features.ts";
import { ipPresent, userPresent } from "./who-features.ts";

/** The columns of each profile, in the order in which they are summed, shown and written. */
export const featureCatalog: Record<Profile, readonly Feature[]> = {
  stray: [
    duration,
    offHours,
    ipPresent,
    successfulLogons,
    totalEvents,
    failedLogons,
    failedAccounts,
    uniqueTasks,
    uniqueServices,
    groupAdded,
    userCreated,
    logsCleared,
    auditPolicy,
    explicitTargets,
    shareAccess,
    directoryAccess,
    sensitiveObjects,
    adminTools,
  ],
  classic: [
    writtenDuration,
    failedLogonIds,
    successfulLogonIds,
    uniqueTaskIds,
    uniqueServiceIds,
    adminAddedIds,
    userCreatedIds,
    logsClearedIds,
    allEvents,
    offHours,
    ipPresent,
    userPresent,
  ],
};
