import { administrator, server as host, machines } from "./cast.ts";
import { bootTimes, type DemoServer } from "./demo-server.ts";
import { at, dayCount, hours, minutes, seconds } from "./demo-time.ts";
import { type Logon, logonSucceeded, specialPrivileges } from "./events/logon-events.ts";
import { audit } from "./events/security-event.ts";
import {
  eventLogService,
  operatingSystemStarted,
  operatingSystemStopping,
  restartRequested,
  serviceState,
  uptime,
} from "./events/system-events.ts";
import { taskRunEnd, taskRunStart } from "./events/task-scheduler-events.ts";
import { byServices } from "./local-subjects.ts";
import { isUpBetween, randomGuid, visitShares } from "./network-visit.ts";

/** What the server writes with nobody there: boots, service logons, machine accounts, daily tasks, the uptime at noon. */
export function runServer(server: DemoServer): void {
  for (const [index, boot] of bootTimes.entries()) {
    if (index === 1) shutDown(server, boot - seconds(78));
    startUp(server, boot, index === 2);
  }
  for (let day = 0; day < dayCount; day++) runDay(server, day);
}

function shutDown({ logs }: DemoServer, time: number): void {
  logs.log(time, restartRequested(`${host.domain}\\${administrator.name}`, administrator.sid));
  logs.log(time + seconds(12), eventLogService(6006, [], "0100000000000000"));
  logs.log(time + seconds(12.1), {
    channel: "Security",
    provider: "Microsoft-Windows-Eventlog",
    providerGuid: "{fc65ddd8-d6ef-4962-83d5-6e5cfe9ce148}",
    eventId: 1100,
    level: 4,
    task: 103,
    keywords: "0x4020000000000000",
    userData: { element: "ServiceShutdown", namespace: "http://manifests.microsoft.com/win/2004/08/windows/eventlog" },
  });
  logs.log(time + seconds(17), operatingSystemStopping(time + seconds(17)));
}

function startUp(server: DemoServer, boot: number, isAfterPowerCut: boolean): void {
  const { logs } = server;
  logs.log(boot, operatingSystemStarted(boot));
  logs.log(boot + seconds(9), audit({ eventId: 4608, task: 12288, data: {} }));
  logs.log(boot + seconds(9.01), logonSucceeded({ ...system(), logonType: 0 }));
  for (const account of [system(), localService(), networkService(), system(), system()]) {
    startService(server, account, boot + seconds(10 + server.random.between(0, 8)));
  }
  if (isAfterPowerCut) {
    const lastSign = ["11:39:52 AM", "3/14/2026", "", "", "223951", "", ""];
    logs.log(boot + seconds(19), eventLogService(6008, lastSign));
  }
  logs.log(boot + seconds(19.1), eventLogService(6009, ["10.00.", "20348", "", "Multiprocessor Free", "0"]));
  logs.log(boot + seconds(19.1), eventLogService(6005, []));
  logs.log(boot + seconds(34), uptime(34));
}

function account(sid: string, name: string, logonId: string): Logon {
  return { sid, name, domain: "NT AUTHORITY", logonId, logonType: 5, means: byServices, isElevated: true };
}

const system = (): Logon => account("S-1-5-18", "SYSTEM", "0x3e7");
const localService = (): Logon => account("S-1-5-19", "LOCAL SERVICE", "0x3e5");
const networkService = (): Logon => account("S-1-5-20", "NETWORK SERVICE", "0x3e4");

function startService({ logs }: DemoServer, logon: Logon, time: number): void {
  logs.log(time, logonSucceeded(logon));
  logs.log(time, specialPrivileges(logon));
}

const shortLivedServices = [
  ["Windows Modules Installer", "TrustedInstaller"],
  ["Background Intelligent Transfer Service", "BITS"],
  ["Software Protection", "sppsvc"],
  ["Microsoft Defender Antivirus Network Inspection Service", "WdNisSvc"],
] as const;

const dailyTasks = [
  ["02:30:00", "\\Microsoft\\Windows\\Defrag\\ScheduledDefrag", "%windir%\\system32\\defrag.exe"],
  ["04:12:00", "\\Microsoft\\Windows\\Windows Defender\\Windows Defender Scheduled Scan", "MpCmdRun.exe"],
  ["13:05:00", "\\Microsoft\\Windows\\Customer Experience Improvement Program\\Consolidator", "wsqmcons.exe"],
] as const;

function runDay(server: DemoServer, day: number): void {
  const { logs, random } = server;
  const noon = at(day, "12:00:00");
  const boot = bootTimes.findLast((time) => time < noon) ?? bootTimes[0];
  logs.log(noon, uptime(Math.floor((noon - boot) / 1e6)));
  for (let count = 0; count < 5; count++) runShortService(server, at(day, "00:20:00") + hours(random.between(0, 23)));
  for (const [clock, taskName, action] of dailyTasks) {
    runTask(server, { taskName, action, start: at(day, clock), durationMicros: minutes(random.between(0.4, 9)) });
  }
  for (const machine of machines) {
    const start = at(day, "06:50:00") + minutes(random.between(0, 600));
    visitShares(server, { actor: machine, start, durationMicros: seconds(random.between(8, 45)) });
  }
}

function runShortService(server: DemoServer, start: number): void {
  const { random } = server;
  const end = start + minutes(random.between(1, 12));
  const service = random.pick(shortLivedServices);
  if (isUpBetween(start - minutes(5), end + minutes(5))) runService(server, service, { start, end });
}

type NamedService = readonly [displayName: string, serviceName: string];

/** A service that runs as SYSTEM for a while. */
export function runService(
  server: DemoServer,
  service: NamedService,
  { start, end }: { start: number; end: number },
): void {
  startService(server, system(), start);
  server.logs.log(start + seconds(0.2), serviceState(...service, "running"));
  server.logs.log(end, serviceState(...service, "stopped"));
}

interface ScheduledRun {
  taskName: string;
  action: string;
  start: number;
  durationMicros: number;
}

/** A task that the clock starts, as SYSTEM. */
export function runTask({ logs, random }: DemoServer, { taskName, action, start, durationMicros }: ScheduledRun): void {
  const run = { taskName, action, userContext: "NT AUTHORITY\\SYSTEM", instanceId: randomGuid(random) };
  const begin = start + seconds(random.between(0.1, 2));
  for (const [index, event] of taskRunStart(run).entries()) logs.log(begin + index * 400, event);
  for (const [index, event] of taskRunEnd(run).entries()) logs.log(begin + durationMicros + index * 400, event);
}
