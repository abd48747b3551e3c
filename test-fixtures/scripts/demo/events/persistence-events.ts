import { server } from "../cast.ts";
import type { LoggedEvent } from "../server-logs.ts";
import { audit, type Subject, subjectFields } from "./security-event.ts";

/** A scheduled task with one action, run each day. */
export interface NewTask {
  name: string;
  author: string;
  command: string;
  arguments: string;
  /** Local time without zone, as Task Scheduler writes it. */
  startBoundary: string;
  runAs: string;
}

/** 4698, version 1. */
export function taskCreated(subject: Subject, task: NewTask): LoggedEvent {
  return audit({
    eventId: 4698,
    version: 1,
    task: 12804,
    data: {
      ...subjectFields(subject),
      TaskName: task.name,
      TaskContent: taskXml(task),
      ClientProcessStartKey: "5348024557511942",
      ClientProcessId: "5216",
      ParentProcessId: "4408",
      RpcCallClientLocality: "0",
      FQDN: server.computer,
    },
  });
}

function taskXml(task: NewTask): string {
  return [
    `<?xml version="1.0" encoding="UTF-16"?>`,
    `<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">`,
    `  <RegistrationInfo>`,
    `    <Author>${task.author}</Author>`,
    `    <URI>${task.name}</URI>`,
    `  </RegistrationInfo>`,
    `  <Triggers>`,
    `    <CalendarTrigger>`,
    `      <StartBoundary>${task.startBoundary}</StartBoundary>`,
    `      <Enabled>true</Enabled>`,
    `      <ScheduleByDay>`,
    `        <DaysInterval>1</DaysInterval>`,
    `      </ScheduleByDay>`,
    `    </CalendarTrigger>`,
    `  </Triggers>`,
    `  <Principals>`,
    `    <Principal id="Author">`,
    `      <RunLevel>HighestAvailable</RunLevel>`,
    `      <UserId>${task.runAs}</UserId>`,
    `    </Principal>`,
    `  </Principals>`,
    `  <Actions Context="Author">`,
    `    <Exec>`,
    `      <Command>${task.command}</Command>`,
    `      <Arguments>${task.arguments}</Arguments>`,
    `    </Exec>`,
    `  </Actions>`,
    `</Task>`,
  ].join("\r\n");
}

/** A service that runs a program as LocalSystem. */
export interface NewService {
  name: string;
  imagePath: string;
}

/** 4697, which needs the audit policy "Security System Extension". */
export function serviceInstalledAudit(subject: Subject, { name, imagePath }: NewService): LoggedEvent {
  return audit({
    eventId: 4697,
    task: 12289,
    data: {
      ...subjectFields(subject),
      ServiceName: name,
      ServiceFileName: imagePath,
      ServiceType: "0x10",
      ServiceStartType: "2",
      ServiceAccount: "LocalSystem",
    },
  });
}

/** 1102, which the cleared log begins with. */
export function securityLogCleared(subject: Subject): LoggedEvent {
  return {
    channel: "Security",
    provider: "Microsoft-Windows-Eventlog",
    providerGuid: "{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}",
    eventId: 1102,
    level: 4,
    task: 104,
    keywords: "0x4020000000000000",
    processId: 1128,
    threadId: 2960,
    userData: { element: "LogFileCleared", namespace: "http://manifests.microsoft.com/win/2004/08/windows/eventlog" },
    data: subjectFields(subject),
  };
}
