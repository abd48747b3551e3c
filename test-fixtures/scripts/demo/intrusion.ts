import { installService, makeTask } from "./administration.ts";
import { type Actor, server as host, intruder, plantedAccount, supporter } from "./cast.ts";
import type { DemoServer } from "./demo-server.ts";
import { at, dayCount, minutes, seconds } from "./demo-time.ts";
import { accountChanged, groupMemberAdded, newUserChanged, userCreated } from "./events/account-events.ts";
import { logonFailed } from "./events/logon-events.ts";
import { type NewService, type NewTask, securityLogCleared } from "./events/persistence-events.ts";
import { connectionReceived } from "./events/remote-desktop-events.ts";
import type { Plan } from "./people-life.ts";
import { connect, type Desktop, logOff, visitDesktop } from "./remote-desktop-visit.ts";
import { runTask } from "./server-life.ts";

/** Thursday, 19 March 2026. */
const day = 17;

/** When the backup's shadow copy of the disk was made, which kept the Security log from being lost. */
export const shadowCopyTime = at(day, "03:15:20");
export const securityLogClearedTime = at(day, "03:21:47") + 306_152;

const stolenAccount: Actor = { ...supporter, ...intruder };

/** Names tried, how often, and whether the domain has them. */
const guesses = [
  { name: "administrator", count: 19, exists: true },
  { name: "admin", count: 9, exists: false },
  { name: "backup", count: 4, exists: false },
  { name: "support", count: 5, exists: false },
  { name: "scan", count: 3, exists: false },
  { name: supporter.name, count: 13, exists: true },
] as const;

const hiddenTask: NewTask = {
  name: "\\Microsoft\\Windows\\Maintenance\\WinUpdateSync",
  author: "SEEBACH\\d.hagen",
  command: "C:\\ProgramData\\wusync\\wusync.exe",
  arguments: "-q",
  startBoundary: "2026-03-20T04:40:00",
  runAs: "S-1-5-18",
};

const hiddenService: NewService = {
  name: "Windows Update Sync Helper",
  imagePath: "C:\\ProgramData\\wusync\\wusvc.exe",
};

/** The one intrusion: guessing, a night logon, an account, a task, a service, the cleared log. */
export function planIntrusion(): Plan[] {
  return [
    { start: at(day, "02:04:00"), run: guessPasswords },
    { start: at(day, "02:43:18"), run: breakIn },
    { start: at(day, "03:06:30"), run: tryNewAccount },
  ];
}

function guessPasswords({ logs, random }: DemoServer): void {
  let time = at(day, "02:04:11");
  for (const { name, count, exists } of guesses) {
    const domain = name === supporter.name ? host.domain : "";
    for (let attempt = 0; attempt < count; attempt++) {
      logs.log(time - seconds(0.8), connectionReceived());
      logs.log(time, logonFailed({ name, domain, exists, ...intruder }));
      time += seconds(random.between(28, 56));
    }
  }
}

function breakIn(server: DemoServer): void {
  const desktop = connect(server, stolenAccount, at(day, "02:43:18"), { isNtlm: true });
  const moment = (clock: string): number => at(day, clock) + seconds(server.random.between(0, 1));
  makeAccount(server, desktop, moment("02:52:05"));
  makeTask(server, desktop, moment("02:58:40"), hiddenTask);
  installService(server, desktop, moment("03:02:12"), hiddenService);
  server.logs.log(securityLogClearedTime, securityLogCleared(desktop.logons[0]!));
  logOff(server, desktop, moment("03:24:30"));
  for (let later = day + 1; later < dayCount; later++) {
    const { name: taskName, command: action } = hiddenTask;
    runTask(server, { taskName, action, start: at(later, "04:40:00"), durationMicros: seconds(7) });
  }
}

/** `net user svc_update … /add`, and half a minute later `net localgroup administrators svc_update /add`. */
function makeAccount({ logs }: DemoServer, { logons }: Desktop, time: number): void {
  const subject = logons[0]!;
  const account = plantedAccount;
  const localGroup = (name: string, rid: number) => ({ name, domain: "Builtin", sid: `S-1-5-32-${rid}` });
  const none = { name: "None", domain: host.name, sid: `${host.machineSid}-513` };
  logs.log(time, groupMemberAdded(4728, subject, account, none));
  logs.log(time, userCreated(subject, account));
  logs.log(time, accountChanged(4722, subject, account));
  logs.log(time, newUserChanged(subject, account));
  logs.log(time, accountChanged(4724, subject, account));
  logs.log(time, groupMemberAdded(4732, subject, account, localGroup("Users", 545)));
  logs.log(time + seconds(34), groupMemberAdded(4732, subject, account, localGroup("Administrators", 544)));
}

/** The intruder sees whether the new account works. */
function tryNewAccount(server: DemoServer): void {
  const start = at(day, "03:06:30") + 641_007;
  visitDesktop(server, { actor: plantedAccount, start, end: start + minutes(4), isNtlm: true });
}
