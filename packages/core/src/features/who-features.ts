import { ofKind } from "./event-tallies.ts";
import type { Feature } from "./feature.ts";

const opens = ofKind("logonSucceeded", "remoteDesktopAuthenticated", "remoteDesktopLogon");

export const ipPresent: Feature = {
  id: "ip_present",
  unit: "flag",
  description: "it came from an address",
  channels: null,
  isBehind: opens,
  read: ({ sourceAddress }) => (sourceAddress === "" ? 0 : 1),
};

export const userPresent: Feature = {
  id: "user_present",
  unit: "flag",
  description: "it names an account",
  channels: null,
  isBehind: opens,
  read: ({ accountName }) => (accountName === "" ? 0 : 1),
};
