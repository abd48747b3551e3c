import { remoteLogonTypes } from "../events/logon-type.ts";
import { nameKey } from "./account.ts";
import { attachLogon, type Logon } from "./logons.ts";
import { type Pairable, pairNearest } from "./pair-nearest.ts";
import { secondMicros } from "./time.ts";

const networkLogonType = 3;
const justBefore = { beforeMicros: 10 * secondMicros, afterMicros: 0 };

/**
 * Rule R14: with network level authentication a type-3 logon of the same account stands up to 10 s before the Remote
 * Desktop logon (or the unlock from an address that a reconnection writes, R10), address absent or equal: its first step,
 * no session of its own. The nearest; one each.
 */
export function joinNetworkSteps(logons: readonly Logon[]): void {
  const desktops = logons.filter(isRemoteLogon);
  const steps = logons.filter(
    ({ logonType, account }) => logonType === networkLogonType && !account.name.endsWith("$"),
  );
  const joined = new Set<Logon>();
  const pass = (lefts: readonly Logon[], rights: readonly Logon[], key: (logon: Logon) => string) => {
    const free = (logon: Logon) => !joined.has(logon);
    for (const [desktop, step] of pairNearest(
      pairables(lefts.filter(free), key),
      pairables(rights.filter(free), key),
      justBefore,
    )) {
      joined.add(desktop);
      joined.add(step);
      attachLogon(step, desktop, desktop.role === "return" ? "return" : "networkStep");
    }
  };
  pass(desktops, steps, ({ account, sourceAddress }) => `${sourceAddress} ${nameKey(account)}`);
  pass(desktops, steps.filter(hasNoAddress), ({ account }) => nameKey(account));
  pass(desktops.filter(hasNoAddress), steps, ({ account }) => nameKey(account));
}

function isRemoteLogon({ logonType, role, sourceAddress }: Logon): boolean {
  return remoteLogonTypes.has(logonType ?? -1) || (role === "return" && sourceAddress !== "");
}

function hasNoAddress({ sourceAddress }: Logon): boolean {
  return sourceAddress === "";
}

function pairables(logons: readonly Logon[], key: (logon: Logon) => string): Pairable<Logon>[] {
  return logons.flatMap((logon) =>
    logon.opened === null ? [] : [{ item: logon, key: key(logon), micros: logon.opened.steadyMicros }],
  );
}
