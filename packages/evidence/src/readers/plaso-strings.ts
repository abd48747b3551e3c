const subject = "SubjectUserSid SubjectUserName SubjectDomainName SubjectLogonId";
const target = "TargetUserSid TargetUserName TargetDomainName TargetLogonId";
const targetAccount = `TargetUserName TargetDomainName TargetSid ${subject} PrivilegeList`;
const logon = `${subject} ${target} LogonType LogonProcessName AuthenticationPackageName WorkstationName LogonGuid TransmittedServices LmPackageName KeyLength ProcessId ProcessName IpAddress IpPort ImpersonationLevel RestrictedAdminMode`;
const outbound = "TargetOutboundUserName TargetOutboundDomainName VirtualAccount TargetLinkedLogonId ElevatedToken";
const share = `${subject} ObjectType IpAddress IpPort ShareName ShareLocalPath`;
const object = `${subject} ObjectServer ObjectType ObjectName`;
const directoryObject = `OpCorrelationID AppCorrelationID ${subject} DSName DSType ObjectDN ObjectGUID ObjectClass`;

type Names = readonly [eventIds: readonly number[], names: string];

/** An event's names in the order of its template; of two for one event the longer is that of newer versions. */
const auditing: readonly Names[] = [
  [[4624], `${logon} ${outbound}`],
  [[4624], `${logon} RemoteCredentialGuard ${outbound}`],
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
  [[4616], `${subject} PreviousTime NewTime ProcessId ProcessName`],
  [[4656], `${object} HandleId TransactionId AccessList AccessReason AccessMask`],
  [[4657], `${subject} ObjectName ObjectValueName HandleId OperationType`],
  [[4662], `${object} OperationType HandleId AccessList AccessMask Properties`],
  [[4663], `${object} HandleId AccessList AccessMask ProcessId ProcessName`],
  [[4672], `${subject} PrivilegeList`],
  [
    [4688],
    `${subject} NewProcessId NewProcessName TokenElevationType ProcessId CommandLine ${target} ParentProcessName MandatoryLabel`,
  ],
  [[4697], `${subject} ServiceName ServiceFileName ServiceType ServiceStartType ServiceAccount`],
  [[4698], `${subject} TaskName TaskContent`],
  [[4702], `${subject} TaskName TaskContentNew`],
  [[4719], `${subject} CategoryId SubcategoryId SubcategoryGuid AuditPolicyChanges`],
  [[4720, 4722, 4723, 4724, 4725, 4726], targetAccount],
  [[4728, 4732, 4756], `MemberName MemberSid ${targetAccount}`],
  [[4738], `Dummy ${targetAccount}`],
  [[4740], `TargetUserName TargetDomainName TargetSid ${subject}`],
  [
    [4768],
    "TargetUserName TargetDomainName TargetSid ServiceName ServiceSid TicketOptions Status TicketEncryptionType PreAuthType IpAddress IpPort",
  ],
  [
    [4769],
    "TargetUserName TargetDomainName ServiceName ServiceSid TicketOptions TicketEncryptionType IpAddress IpPort Status LogonGuid TransmittedServices",
  ],
  [[4771], "TargetUserName TargetSid ServiceName TicketOptions Status PreAuthType IpAddress IpPort"],
  [[4776], "PackageName TargetUserName Workstation Status"],
  [[4778, 4779], "AccountName AccountDomain LogonID SessionName ClientName ClientAddress"],
  [[5136, 5137, 5141], directoryObject],
  [[5140], `${share} AccessMask AccessList`],
  [[5145], `${share} RelativeTargetName AccessMask AccessList AccessReason`],
];

const terminalServices = "Microsoft-Windows-TerminalServices";

const providers: readonly [provider: string, names: readonly Names[]][] = [
  ["Microsoft-Windows-Security-Auditing", auditing],
  [
    "Microsoft-Windows-Eventlog",
    [
      [[104], "SubjectUserName SubjectDomainName Channel BackupPath"],
      [[1102], subject],
    ],
  ],
  ["Service Control Manager", [[[7045], "ServiceName ImagePath ServiceType StartType AccountName"]]],
  [
    `${terminalServices}-LocalSessionManager`,
    [
      [[21, 22, 24, 25], "User SessionID Address"],
      [[23, 41], "User SessionID"],
      [[39], "TargetSession Source"],
      [[40], "Session Reason"],
    ],
  ],
  [`${terminalServices}-RemoteConnectionManager`, [[[1149], "Param1 Param2 Param3"]]],
  [
    "Microsoft-Windows-TaskScheduler",
    [
      [[106], "TaskName UserContext"],
      [[129], "TaskName Path ProcessID Priority"],
      [[140], "TaskName UserName"],
    ],
  ],
];

const listsByEvent = new Map<string, string[][]>();
for (const [provider, rows] of providers) {
  for (const [eventIds, names] of rows) {
    for (const eventId of eventIds) {
      const key = keyOf(provider, eventId);
      listsByEvent.set(key, [...(listsByEvent.get(key) ?? []), names.split(" ")]);
    }
  }
}

/**
 * The names of so many values of an event, in the order of its template, for formats that keep only the values; null for
 * an event that no rule reads by name. What newer versions of Windows add at the end has none.
 */
export function stringNames(provider: string, eventId: number, count: number): readonly string[] | null {
  const lists = listsByEvent.get(keyOf(provider, eventId));
  return lists?.find(({ length }) => length >= count) ?? lists?.at(-1) ?? null;
}

function keyOf(provider: string, eventId: number): string {
  return `${eventId} ${provider.toLowerCase()}`;
}
