import type { AccountKind } from "@stray/schemas";
import type { Account } from "./account.ts";
import { serviceLogonIds } from "./logon-id.ts";

const serviceSid = /^S-1-5-(7|18|19|20)$/;
const serviceName =
  /^(dwm-\d+|umfd-\d+|anonymous logon|system|local service|network service|iusr|minwinpc\$|defaultuser\d+|wdagutilityaccount)$/;
const setupName = /^(minwinpc\$|defaultuser\d+)$/;

/** What sort of account a session is of (rule R12). A nameless one is Windows' own, unless it failed to log on. */
export function accountKindOf(
  account: Account,
  session: { logonIds: readonly string[]; hasFailure: boolean },
): AccountKind {
  const name = account.name.toLowerCase();
  if (serviceSid.test(account.sid) || serviceName.test(name)) return "service";
  if (session.logonIds.some((id) => serviceLogonIds.has(id))) return "service";
  if (name === "" && account.sid === "" && !session.hasFailure) return "service";
  return name.endsWith("$") ? "machine" : "user";
}

/** Whether the actor belongs to Windows' own setup: its accounts, or the computer under a former name (rule R12). */
export function isSetupAccount({ name }: Account, formerNames: ReadonlySet<string>): boolean {
  const folded = name.toLowerCase();
  return setupName.test(folded) || (folded.endsWith("$") && formerNames.has(folded.slice(0, -1)));
}
