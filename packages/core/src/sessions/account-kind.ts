import type { AccountKind } from "@stray/schemas";
import { serviceLogonIds } from "../events/logon-id.ts";
import type { Account } from "./account.ts";

const serviceSid = /^S-1-5-(7|18|19|20)$/;
/** Of a domain or of a computer's own accounts: anyone may give one of these the name `DWM-9`. */
const accountSid = /^S-1-5-21-/;
const serviceName = /^(dwm-\d+|umfd-\d+|anonymous logon|system|local service|network service|iusr)$/;
/** Windows' own, though their SIDs are those of accounts; none of them comes from elsewhere, so one that does is a person. */
const windowsAccountName = /^(minwinpc\$|defaultuser\d+|wdagutilityaccount)$/;
const setupName = /^(minwinpc\$|defaultuser\d+)$/;

/** What of a session tells whose it is. */
interface SessionManner {
  logonIds: readonly string[];
  hasFailure: boolean;
  isInteractive: boolean;
  /** Over Remote Desktop, or from an address or a workstation that is not the computer itself. */
  isFromElsewhere: boolean;
}

/**
 * What sort of account a session is of (rule R12). A nameless one is Windows' own, unless it failed to log on. No
 * computer sits at a desktop: `evil$` that does is a person who wants to be taken for one.
 */
export function accountKindOf(account: Account, session: SessionManner): AccountKind {
  if (isWindowsOwn(account, session) || session.logonIds.some((id) => serviceLogonIds.has(id))) return "service";
  if (account.name === "" && account.sid === "" && !session.hasFailure) return "service";
  return account.name.endsWith("$") && !session.isInteractive ? "machine" : "user";
}

function isWindowsOwn({ name, sid }: Account, { isFromElsewhere }: SessionManner): boolean {
  const folded = name.toLowerCase();
  if (serviceSid.test(sid) || (windowsAccountName.test(folded) && !isFromElsewhere)) return true;
  return serviceName.test(folded) && !accountSid.test(sid);
}

/** Whether the actor belongs to Windows' own setup: its accounts, or the computer under a former name (rule R12). */
export function isSetupAccount(
  { name }: Account,
  { isFromElsewhere }: SessionManner,
  formerNames: ReadonlySet<string>,
): boolean {
  if (isFromElsewhere) return false;
  const folded = name.toLowerCase();
  return setupName.test(folded) || (folded.endsWith("$") && formerNames.has(folded.slice(0, -1)));
}
