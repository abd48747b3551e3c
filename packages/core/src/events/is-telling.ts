import type { EventKind, WindowsEvent } from "@stray/schemas";
import { dataText, type EventField } from "./event-data.ts";

const adminTool =
  /^(powershell|pwsh|cmd|wscript|cscript|mshta|rundll32|regsvr32|wmic|psexec.*|psexesvc|net1?|schtasks|sc|reg|vssadmin|wevtutil|certutil|bitsadmin|ntdsutil|nltest|whoami|wbadmin|bcdedit|at|winrs|wsmprovhost|installutil|msbuild|procdump.*|mimikatz)(\.exe)?$/;
const sensitiveObject =
  /\\(sam|security)(\\|$)|lsa(\\|$)|lsass\.exe$|ntds\.dit$|\\currentversion\\run|\\services\\(eventlog|windefend)(\\|$)|\\(login data|logins\.json|key[34]\.db|cookies\.sqlite)/;
const ordinaryShare = /\\(ipc\$|sysvol|netlogon)$/;
/** Every new account enters these (Domain Users or None, and Users): a by-product, no act of its own. */
const groupOfEveryone = /-513$|^S-1-5-32-545$/;
/** KRB_AP_ERR_TKT_EXPIRED: clients renew a ticket once it has run out. */
const ticketExpired = 0x20;
const longestPath = 32_767;

/**
 * Whether an event of a kind is one that its feature counts: of some kinds only a part is (SCORING), and the rest would
 * fill memory on audited computers.
 */
export function isTelling(kind: EventKind, event: WindowsEvent): boolean {
  switch (kind) {
    case "kerberosTicketRefused":
    case "credentialsRefused":
      return isFailure(dataText(event, "Status"));
    case "serviceTicketRefused":
      return isFailure(dataText(event, "Status")) && Number(dataText(event, "Status")) !== ticketExpired;
    case "adminToolStarted":
      return adminTool.test(imageName(dataText(event, "NewProcessName")));
    case "shareAccessed":
      return !ordinaryShare.test(foldedPath(event, "ShareName"));
    case "sensitiveObjectAccessed":
      return sensitiveObject.test(foldedPath(event, "ObjectName"));
    case "groupMemberAdded":
      return !groupOfEveryone.test(dataText(event, "TargetSid"));
    default:
      return true;
  }
}

/** The last part of a path, folded. */
export function imageName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")) + 1).toLowerCase();
}

function foldedPath(event: WindowsEvent, field: EventField): string {
  return dataText(event, field).slice(0, longestPath).toLowerCase();
}

function isFailure(status: string): boolean {
  return status !== "" && Number(status) !== 0;
}
