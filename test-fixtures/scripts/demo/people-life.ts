import { type Actor, backupAccount, people, scannerAccount, supporter } from "./cast.ts";
import type { DemoServer } from "./demo-server.ts";
import { at, dayCount, isWorkday, minutes, seconds } from "./demo-time.ts";
import { logonFailed } from "./events/logon-events.ts";
import { isUpBetween, visitShares } from "./network-visit.ts";
import type { Random } from "./random.ts";
import { visitDesktop } from "./remote-desktop-visit.ts";
import { runService } from "./server-life.ts";

/** A visit to be opened when its turn comes, since session ids are given out in order of time. */
export interface Plan {
  start: number;
  run(server: DemoServer): void;
}

interface PlannedDesktop {
  actor: Actor;
  start: number;
  end: number;
  pauses?: readonly { from: number; to: number }[];
  mistypedPasswords?: number;
  isNtlm?: boolean;
}

const everyDay = Array.from({ length: dayCount }, (_, day) => day);
const { anna, lena, nina, tim, peter, marco, jonas, sofia, eva } = people;

/** Three weeks of ordinary Remote Desktop: by day, with the window closed at lunch. */
export function planPeople(random: Random): Plan[] {
  return everyDay
    .flatMap((day) => planDesktops(random, day))
    .map((plan) => ({
      start: plan.start,
      run: (server) => openDesktop(server, plan),
    }));
}

/** Files over the network by day, the backup by night. */
export function useShares(server: DemoServer): void {
  for (const day of everyDay) {
    visitFiles(server, day);
    runBackup(server, day);
  }
}

/** Around a clock time, give or take some minutes. */
function around(random: Random, day: number, clock: string, spreadMinutes: number): number {
  return at(day, clock) + minutes(random.between(-spreadMinutes, spreadMinutes));
}

function planDesktops(random: Random, day: number): PlannedDesktop[] {
  if (!isWorkday(day)) return day === 6 ? [sundayEvening(random, day)] : [];
  const weekday = day % 7;
  return [
    annasDay(random, day),
    ...lenasDay(random, day),
    ...([0, 2, 4].includes(weekday) ? [shortDay(random, day, nina, ["08:31:00", "12:24:00"])] : []),
    shortDay(random, day, tim, ["05:42:00", "13:48:00"]),
    ...([1, 3].includes(weekday) ? [shortDay(random, day, peter, ["14:05:00", "15:50:00"])] : []),
    ...(weekday === 4 ? [] : [travelling(random, day)]),
  ].map((plan) => ({ ...plan, mistypedPasswords: mistyped(random, plan.actor) }));
}

function mistyped(random: Random, actor: Actor): number {
  const probability = actor === peter ? 0.4 : 0.25;
  return random.chance(probability) ? random.integer(1, 3) : 0;
}

interface OfficeHours {
  actor: Actor;
  from: string;
  to: string;
  lunch: string;
}

/** A full day with the window closed at lunch, and sometimes once more. */
function officeDay(random: Random, day: number, { actor, from, to, lunch }: OfficeHours): PlannedDesktop {
  const lunchStart = around(random, day, lunch, 9);
  const lunchBreak = { from: lunchStart, to: lunchStart + minutes(random.between(32, 58)) };
  const meetingStart = around(random, day, "15:02:00", 6);
  const meeting = { from: meetingStart, to: meetingStart + minutes(random.between(20, 45)) };
  const pauses = random.chance(0.3) ? [lunchBreak, meeting] : [lunchBreak];
  return { actor, start: around(random, day, from, 12), end: around(random, day, to, 18), pauses };
}

/** On Friday the 13th she leaves her session open, and the power cut of the Saturday ends it. */
function annasDay(random: Random, day: number): PlannedDesktop {
  const plan = officeDay(random, day, { actor: anna, from: "08:02:00", to: "16:44:00", lunch: "12:03:00" });
  if (day !== 11) return plan;
  const weekend = { from: plan.end, to: Number.POSITIVE_INFINITY };
  return { ...plan, end: Number.POSITIVE_INFINITY, pauses: [...(plan.pauses ?? []), weekend] };
}

/** On the first Tuesday she closes the window instead of logging off, and takes the session up again the next day. */
function lenasDay(random: Random, day: number): PlannedDesktop[] {
  const plan = officeDay(random, day, { actor: lena, from: "08:26:00", to: "17:12:00", lunch: "12:34:00" });
  if (day === 2) return [];
  if (day !== 1) return [plan];
  const night = { from: plan.end, to: around(random, day + 1, "08:24:00", 5) };
  return [{ ...plan, end: around(random, day + 1, "17:04:00", 10), pauses: [...(plan.pauses ?? []), night] }];
}

function shortDay(random: Random, day: number, actor: Actor, [from, to]: [string, string]): PlannedDesktop {
  return { actor, start: around(random, day, from, 8), end: around(random, day, to, 14) };
}

/** Marco Weiss writes his orders in the late afternoon, over the VPN, and twice goes on after supper. */
function travelling(random: Random, day: number): PlannedDesktop {
  const start = around(random, day, "16:10:00", 25);
  if (day !== 3 && day !== 15) return { actor: marco, start, end: start + minutes(random.between(60, 140)) };
  const supper = { from: around(random, day, "18:15:00", 10), to: around(random, day, "20:20:00", 12) };
  return { actor: marco, start, end: around(random, day, "21:35:00", 10), pauses: [supper] };
}

/** Peter Lang looks at the figures from home once. */
function sundayEvening(random: Random, day: number): PlannedDesktop {
  const start = around(random, day, "20:14:00", 8);
  const actor = { ...peter, address: "10.20.40.17", workstation: "NB-MGT02" };
  return { actor, start, end: start + minutes(random.between(35, 50)) };
}

function openDesktop(server: DemoServer, { mistypedPasswords = 0, ...plan }: PlannedDesktop): void {
  for (let count = mistypedPasswords; count > 0; count--) {
    server.logs.log(
      plan.start - seconds(count * server.random.between(9, 16)),
      logonFailed({ ...plan.actor, exists: true }),
    );
  }
  visitDesktop(server, plan);
}

const supporterVisits = [
  { day: 2, from: "10:21:00", durationMinutes: 44 },
  { day: 9, from: "14:08:00", durationMinutes: 41 },
  { day: 11, from: "09:33:00", durationMinutes: 37 },
  { day: 15, from: "13:16:00", durationMinutes: 46 },
] as const;

/** The outside supporter's visits: by day, from his office. */
export function planSupporter(random: Random): Plan[] {
  return supporterVisits.map(({ day, from, durationMinutes }) => {
    const start = around(random, day, from, 3);
    const visit = { actor: supporter, start, end: start + minutes(durationMinutes), isNtlm: true };
    return { start, run: (server) => visitDesktop(server, visit) };
  });
}

const fileUsers: readonly { actor: Actor; visitsPerDay: number }[] = [
  { actor: jonas, visitsPerDay: 4 },
  { actor: sofia, visitsPerDay: 3 },
  { actor: eva, visitsPerDay: 2 },
  { actor: peter, visitsPerDay: 1 },
];

/** Shares opened from the workstations, and what the scanner in the hall stores. */
function visitFiles(server: DemoServer, day: number): void {
  const { random } = server;
  if (!isWorkday(day)) return;
  for (const { actor, visitsPerDay } of fileUsers) {
    for (let count = 0; count < visitsPerDay; count++) {
      const start = around(random, day, "12:30:00", 270);
      visitShares(server, { actor, start, durationMicros: minutes(random.between(4, 55)) });
    }
  }
  for (let count = random.integer(2, 5); count > 0; count--) {
    const start = around(random, day, "12:00:00", 240);
    visitShares(server, {
      actor: scannerAccount,
      start,
      durationMicros: seconds(random.between(11, 40)),
      isNtlm: true,
    });
  }
}

function runBackup(server: DemoServer, day: number): void {
  const start = at(day, "03:15:04") + seconds(server.random.between(0, 5));
  const durationMicros = minutes(server.random.between(38, 55));
  if (!isUpBetween(start, start + durationMicros)) return;
  visitShares(server, { actor: backupAccount, start, durationMicros });
  const end = start + durationMicros;
  runService(server, ["Volume Shadow Copy", "VSS"], { start: start + seconds(4), end });
  runService(server, ["Microsoft Software Shadow Copy Provider", "swprv"], { start: start + seconds(25), end });
}
