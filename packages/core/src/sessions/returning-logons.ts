import { groupBy } from "../group-by.ts";
import { isSameAccount, nameKey } from "./account.ts";
import type { Boots } from "./boots.ts";
import type { BridgedDesktop } from "./bridge.ts";
import { attachLogon, type Logon, rootOf } from "./logons.ts";
import { openStretches } from "./open-stretches.ts";
import { logoffOf } from "./session-end.ts";
import { secondMicros } from "./time.ts";

const unlockLogonTypes = new Set([7, 13]);
const consoleLogonTypes = new Set([2, 11]);
const proofMicros = 2 * secondMicros;
const interactiveLogonTypes = new Set([2, 7, 10, 11, 12, 13]);

/**
 * Rule R10: an unlock (type 7 or 13) of an account with an open interactive or Remote Desktop session in the same boot is
 * a return to it, never a session of its own.
 */
export function joinUnlocks(logons: readonly Logon[], bridges: readonly BridgedDesktop[], boots: Boots): void {
  const logonsByRoot = groupBy(logons, rootOf);
  const desktopsByRoot = groupBy(bridges, ({ logon }) => rootOf(logon));
  const open = openStretches<Logon>();
  for (const { root, startMicros } of interactiveRoots([...logonsByRoot.keys(), ...desktopsByRoot.keys()])) {
    const key = nameKey(root.account);
    const session = isUnlock(root) && !desktopsByRoot.has(root) ? open.openAt(key, startMicros) : null;
    if (session !== null && isSameAccount(session.account, root.account)) {
      attachLogon(root, session, "return");
      continue;
    }
    const desktops = (desktopsByRoot.get(root) ?? []).map(({ desktop }) => desktop);
    const logoff = logoffOf(logonsByRoot.get(root) ?? [], desktops);
    const endMicros = logoff?.steadyMicros ?? boots.nextBootMicros(startMicros);
    open.push(key, { item: root, startMicros, endMicros });
  }

  function interactiveRoots(roots: readonly Logon[]) {
    return [...new Set(roots)]
      .flatMap((root) => {
        const desktop = desktopsByRoot.get(root)?.[0]?.desktop;
        const first = root.opened ?? desktop?.opened ?? desktop?.events[0];
        const isInteractive = desktop !== undefined || interactiveLogonTypes.has(root.logonType ?? -1);
        return first !== undefined && isInteractive
          ? [{ root, startMicros: first.steadyMicros, order: first.order }]
          : [];
      })
      .sort((a, b) => a.startMicros - b.startMicros || a.order - b.order);
  }
}

/** An unlock by cached credentials shows as type 2 or 11 too, and is logged off at once: it only proved the password. */
function isUnlock({ logonType, opened, closed }: Logon): boolean {
  if (unlockLogonTypes.has(logonType ?? -1)) return true;
  const isConsole = consoleLogonTypes.has(logonType ?? -1);
  return isConsole && opened !== null && closed !== null && closed.steadyMicros - opened.steadyMicros <= proofMicros;
}
