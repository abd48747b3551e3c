import { distinctNamesOf, eventsOf } from "./action-features.ts";
import { ofKind } from "./event-tallies.ts";
import { type Feature, securityChannel } from "./feature.ts";

export const explicitTargets = audited("explicit_targets", {
  description: "distinct accounts and servers for which other credentials were used",
  tellsNames: true,
  ...distinctNamesOf(ofKind("explicitCredentials")),
});

export const shareAccess = peopleOnly(
  audited("share_access", {
    description: "accesses to network shares other than IPC$, SYSVOL and NETLOGON, by people's accounts",
    tellsNames: true,
    ...eventsOf(ofKind("shareAccessed")),
  }),
);

export const directoryAccess = peopleOnly(
  audited("directory_access", {
    description: "accesses to and changes of directory objects, by people's accounts",
    ...eventsOf(ofKind("directoryAccessed")),
  }),
);

export const sensitiveObjects = peopleOnly(
  audited("sensitive_objects", {
    description: "accesses to credential stores, autostart keys and security services, by people's accounts",
    tellsNames: true,
    ...eventsOf(ofKind("sensitiveObjectAccessed")),
  }),
);

export const adminTools = peopleOnly(
  audited("admin_tools", {
    description: "distinct administrator's tools started, by people's accounts",
    tellsNames: true,
    ...distinctNamesOf(ofKind("adminToolStarted")),
  }),
);

type Told = Pick<Feature, "description" | "isBehind" | "read" | "tellsNames">;

/** What only an audit policy beyond Windows' default shows: an act, but no severe kind. */
function audited(id: Feature["id"], told: Told): Feature {
  return { id, unit: "count", channels: [securityChannel], isAct: true, ...told };
}

/** Counted for all accounts, one audited server among unaudited ones would get all its machine's sessions flagged. */
function peopleOnly(feature: Feature): Feature {
  return {
    ...feature,
    read: (session, context) => (session.accountKind === "user" ? feature.read(session, context) : 0),
  };
}
