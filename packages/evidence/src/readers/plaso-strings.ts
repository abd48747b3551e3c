const subject = "SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId";
const targetAccount = `TargetUserName TargetDomainName TargetSid ${subject} PrivilegeList`;
const groupMember = `MemberName MemberSid ${targetAccount}`;
const windowStation = "AccountName AccountDomain LogonID SessionName ClientName ClientAddress";
const target = "TargetUserSid TargetUserName TargetDomainName TargetLogonId";

const namesById: readonly [eventIds: readonly number[], names: string][] = [
  [
    [4624],
    `${subject} ${target} LogonType LogonProcessName AuthenticationPackageName WorkstationName LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort ImpersonationLevel RestrictedAdminMode TargetOutboundUserName TargetOutboundDomainName VirtualAccount TargetLinkedLogonId ElevatedToken`,
  ],
  [
    [4625],
    `${subject} TargetUserSid TargetUserName TargetDomainName Status FailureReason SubStatus LogonType LogonProcessName AuthenticationPackageName WorkstationName TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort`,
  ],
  [[4634], `${target} LogonType`],
  [[4647], target],
  [
    [4648],
    `${subject} LogonGuid TargetUserName TargetDomainName TargetLogonGuid TargetServerName TargetInfo ProcessId ProcessName IpAddress IpPort`,
  ],
  [[4672], `${subject} PrivilegeList`],
  [[4688], `${subject} NewProcessId NewProcessName TokenElevationType ProcessId CommandLine`],
  [[4697], `${subject} ServiceName ServiceFileName ServiceType ServiceStartType ServiceAccount`],
  [[4698, 4702], `${subject} TaskName TaskContent`],
  [[4720, 4722, 4723, 4724, 4725, 4726], targetAccount],
  [[4728, 4732, 4756], groupMember],
  [[4778, 4779], windowStation],
  [[7045], "ServiceName ImagePath ServiceType StartType AccountName"],
  [[1102], subject],
];

/** The names of an event's data in the order of its template, for formats that keep only the values. */
export const stringNames: ReadonlyMap<number, readonly string[]> = new Map(
  namesById.flatMap(([eventIds, names]) => eventIds.map((eventId) => [eventId, names.split(" ")] as const)),
);
