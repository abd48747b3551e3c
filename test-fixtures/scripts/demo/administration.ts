import { administrator } from "./cast.ts";
import type { DemoServer } from "./demo-server.ts";
import { at, minutes, seconds } from "./demo-time.ts";
import { type NewService, type NewTask, serviceInstalledAudit, taskCreated } from "./events/persistence-events.ts";
import { serviceInstalled } from "./events/system-events.ts";
import { taskRegistered } from "./events/task-scheduler-events.ts";
import type { Plan } from "./people-life.ts";
import { type Desktop, visitDesktop } from "./remote-desktop-visit.ts";

const scanRouter: NewService = {
  name: "Seebach Scan Router",
  imagePath: '"C:\\Program Files\\ScanRouter\\scanrouter.exe" --service',
};

const labelPrinter: NewService = {
  name: "Label Print Spooler",
  imagePath: '"C:\\Program Files\\LabelPrint\\lpspool.exe"',
};

const cleanInbox: NewTask = {
  name: "\\Seebach\\Clean scan inbox",
  author: "SEEBACH\\adm.simon",
  command: "C:\\Tools\\clean-inbox.cmd",
  arguments: "D:\\Scans 30",
  startBoundary: "2026-03-10T05:30:00",
  runAs: "S-1-5-18",
};

interface AdministrationVisit {
  day: number;
  from: string;
  durationMinutes: number;
  work?: (server: DemoServer, desktop: Desktop, time: number) => void;
}

const visits: readonly AdministrationVisit[] = [
  { day: 0, from: "09:12:00", durationMinutes: 18 },
  { day: 3, from: "10:40:00", durationMinutes: 35, work: (...now) => installService(...now, scanRouter) },
  { day: 4, from: "15:21:00", durationMinutes: 12 },
  { day: 7, from: "11:02:00", durationMinutes: 27, work: (...now) => makeTask(...now, cleanInbox) },
  { day: 9, from: "21:31:00", durationMinutes: 40 },
  { day: 10, from: "08:48:00", durationMinutes: 22 },
  { day: 14, from: "09:55:00", durationMinutes: 31 },
  { day: 16, from: "14:33:00", durationMinutes: 24, work: (...now) => installService(...now, labelPrinter) },
  { day: 18, from: "10:07:00", durationMinutes: 15 },
];

/** Eva Simon's visits with her administrator's account; that of the ninth day ends with the restart for the updates. */
export function planAdministration(): Plan[] {
  return visits.map(({ day, from, durationMinutes, work }) => {
    const start = at(day, from);
    const run = (server: DemoServer): void => {
      const end = start + minutes(durationMinutes * server.random.between(0.9, 1.1));
      const desktop = visitDesktop(server, { actor: administrator, start, end });
      work?.(server, desktop, start + minutes(durationMinutes * server.random.between(0.5, 0.8)));
    };
    return { start, run };
  });
}

/** 4697 with the logon id of the elevated half, 7045 with the account's SID. */
export function installService({ logs }: DemoServer, desktop: Desktop, time: number, service: NewService): void {
  const subject = desktop.logons[0]!;
  logs.log(time, serviceInstalledAudit(subject, service));
  logs.log(time + seconds(0.02), serviceInstalled(service, subject.sid));
}

/** 4698 in the Security log, 106 in that of Task Scheduler. */
export function makeTask({ logs }: DemoServer, desktop: Desktop, time: number, task: NewTask): void {
  const subject = desktop.logons[0]!;
  logs.log(time, taskCreated(subject, task));
  logs.log(time + seconds(0.01), taskRegistered(task.name, `${subject.domain}\\${subject.name}`));
}
