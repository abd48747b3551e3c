import type { LoggedEvent } from "../server-logs.ts";

const auditSuccess = "0x8020000000000000";
const auditFailure = "0x8010000000000000";

interface AuditParts {
  eventId: number;
  task: number;
  version?: number;
  isFailure?: boolean;
  data: Record<string, string>;
}

/** An event of Microsoft-Windows-Security-Auditing, which the local security authority writes. */
export function audit({ eventId, task, version = 0, isFailure = false, data }: AuditParts): LoggedEvent {
  return {
    channel: "Security",
    provider: "Microsoft-Windows-Security-Auditing",
    providerGuid: "{54849625-5478-4994-a5ba-3e3b0328c30d}",
    eventId,
    version,
    task,
    keywords: isFailure ? auditFailure : auditSuccess,
    processId: 692,
    threadId: 704 + (eventId % 7) * 4,
    data,
  };
}

/** Who asks: fields shared by most audit events. */
export interface Subject {
  sid: string;
  name: string;
  domain: string;
  logonId: string;
}

export function subjectFields({ sid, name, domain, logonId }: Subject): Record<string, string> {
  return { SubjectUserSid: sid, SubjectUserName: name, SubjectDomainName: domain, SubjectLogonId: logonId };
}

export const noSubject: Subject = { sid: "S-1-0-0", name: "-", domain: "-", logonId: "0x0" };
