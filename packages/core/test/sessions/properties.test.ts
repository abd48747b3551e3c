import { type LogonSession, logonSessionSchema, type WindowsEvent } from "@stray/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { createEventStore } from "../../src/events/event-store.ts";
import { reconstructSessions } from "../../src/sessions/reconstruct-sessions.ts";
import { createPlainEventStore } from "../events/plain-event-store.ts";
import { spillInMemory } from "../events/spill-in-memory.ts";
import { computer, reconstruct } from "./scene.ts";

type Scene = ReturnType<typeof computer>;
const minute = fc.integer({ min: 0, max: 59 }).map((value) => String(value).padStart(2, "0"));
const time = fc
  .tuple(fc.integer({ min: 8, max: 11 }), minute, minute)
  .map(([h, m, s]) => `${String(h).padStart(2, "0")}:${m}:${s}`);
const user = fc.constantFrom("bob", "eve", "PC$", "SYSTEM", "");
const id = fc.constantFrom("0x500", "0x501", "0x600", "0x3e7", "0x0", "nonsense");
const address = fc.constantFrom("10.0.0.5", "10.0.0.6", "-", "LOCAL", "::1");
const sessionId = fc.constantFrom(1, 2);

/** One line of a log: any of the events that rules join, in any order. */
const line = fc
  .record({ at: time, user, id, other: id, address, sessionId, type: fc.constantFrom(2, 3, 7, 9, 10, 11) })
  .chain((fields) => fc.integer({ min: 0, max: 20 }).map((choice) => ({ ...fields, choice })));

function writeLine(
  pc: Scene,
  { at, user, id, other, address, sessionId, type, choice }: typeof line extends fc.Arbitrary<infer T> ? T : never,
): void {
  const station = { AccountName: user, LogonID: id, ClientAddress: address, SessionName: "RDP-Tcp#1" };
  const writers = [
    () => pc.logon(at, { id, user, type, address }),
    () => pc.logon(at, { id, user, type, address, linked: other }),
    () => pc.logoff(at, id, user),
    () => pc.userLogoff(at, id, user),
    () => pc.failure(at, user, { IpAddress: address }),
    () => pc.action(at, 4672, id, {}, user),
    () => pc.action(at, 4698, id, { TaskName: "\\T" }, user),
    () => pc.security(at, choice % 2 === 0 ? 4778 : 4779, station),
    () => pc.boot(at),
    () => pc.setClock(at, "08:30:00"),
    () => pc.service(at, "tool"),
    () => pc.task(at, 106, { TaskName: "\\T", UserContext: `CORP\\${user}` }),
    () => pc.authenticated(at, user, address),
    () => pc.desktopUser(at, 21 + (Number(at.slice(-1)) % 5), sessionId, address, `CORP\\${user}`),
    () => pc.desktop(at, 40, { Session: String(sessionId), Reason: "11" }),
    () => pc.clientZone(at, "[9]"),
    () => pc.throughGateway(at, type % 2 === 0 ? 302 : 303, address, `CORP\\${user}`),
    () => pc.clearSecurity(at, id),
    () => pc.system(at, "EventLog", 6013, { Data: ["", "", "", "", "60", "60", type % 2 === 0 ? "-540 x" : "60 y"] }),
    () => pc.system(at, "Microsoft-Windows-Kernel-General", 24, { CurrentBias: type % 2 === 0 ? "-600" : "0" }),
    () => pc.security(at, 4771, { TargetUserName: user, IpAddress: address, Status: "0x18" }),
  ];
  writers[choice]?.();
}

/** Some records are lost, so that ids jump. */
function evidenceOf(name: string): fc.Arbitrary<readonly WindowsEvent[]> {
  return fc.array(fc.tuple(line, fc.boolean()), { maxLength: 60 }).map((lines) => {
    const scene = computer(name);
    for (const [each] of lines) writeLine(scene, each);
    return scene.events.filter((_, place) => lines[place]?.[1] !== true || place % 3 > 0);
  });
}

const evidence = evidenceOf("PC");

function shuffled(events: readonly WindowsEvent[], seed: readonly number[]): WindowsEvent[] {
  return events
    .map((event, index) => ({ event, key: (seed[index % seed.length]! * (index + 1)) % 1009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ event }) => event);
}

function places(sessions: readonly LogonSession[]): string[] {
  return sessions.flatMap(({ computer, events }) =>
    events.map(({ channel, eventRecordId }) => `${computer} ${channel} ${eventRecordId}`),
  );
}

describe("whatever the logs hold", () => {
  it("gives the same sessions in whatever order the events come", () => {
    const seed = fc.array(fc.integer({ min: 1, max: 1008 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(evidence, seed, (events, order) => {
        expect(reconstruct(shuffled(events, order))).toEqual(reconstruct(events));
      }),
      { numRuns: 300 },
    );
  });

  it("puts no event into two sessions", () => {
    fc.assert(
      fc.property(evidence, (events) => {
        const listed = places(reconstruct(events).sessions);
        expect(new Set(listed).size).toBe(listed.length);
      }),
      { numRuns: 300 },
    );
  });

  it("counts every action, logon and failure in exactly one session", () => {
    const counted = new Set([4624, 4625, 4698, 7045, 106, 1149]);
    fc.assert(
      fc.property(evidence, (events) => {
        const counts = reconstruct(events).sessions.flatMap(({ eventCounts }) => eventCounts);
        const total = counts.reduce((sum, row) => sum + (counted.has(row.eventId) ? row.count : 0), 0);
        expect(total).toBe(events.filter(({ eventId }) => counted.has(eventId)).length);
      }),
      { numRuns: 300 },
    );
  });

  it("gives well-formed sessions with unique keys and no negative time", () => {
    fc.assert(
      fc.property(evidence, (events) => {
        const { sessions } = reconstruct(events);
        for (const session of sessions) {
          logonSessionSchema.parse(session);
          expect(session.connectedSeconds).toBeGreaterThanOrEqual(0);
          expect(session.disconnectedSeconds).toBeGreaterThanOrEqual(0);
        }
        expect(new Set(sessions.map(({ sessionKey }) => sessionKey)).size).toBe(sessions.length);
      }),
      { numRuns: 300 },
    );
  });

  it("counts copies of an event once", () => {
    fc.assert(
      fc.property(evidence, (events) => {
        const store = createEventStore();
        for (const event of [...events, ...events]) store.add(event);
        expect(store.eventsOf("pc")).toEqual(reconstructStore(events).eventsOf("pc"));
      }),
    );
  });
});

describe("however the events are held", () => {
  it("gives what all of them together in memory give: packed, mingled, spilled, with copies", () => {
    const computers = fc.tuple(evidenceOf("PC"), evidenceOf("SRV.example.test"));
    const seed = fc.array(fc.integer({ min: 1, max: 1008 }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(computers, seed, fc.integer({ min: 1, max: 4000 }), ([pc, server], order, limitBytes) => {
        const copies = pc.slice(0, 5).map((event) => ({ ...event, origin: { source: "copy" } }));
        const events = shuffled([...pc, ...server, ...copies], order);
        const limits = { openBytes: limitBytes * 4, memoryBytes: limitBytes };
        const store = createEventStore({ spill: spillInMemory(), ...limits });
        const plain = createPlainEventStore();
        for (const event of events) {
          store.add(event);
          plain.add(event);
        }
        expect(store.eventsOf("srv")).toEqual(plain.eventsOf("srv"));
        const timezone: string[] = [];
        expect(reconstructSessions(store, { timezone })).toEqual(reconstructSessions(plain, { timezone }));
        expect(store.duplicateEvents()).toBe(plain.duplicateEvents());
      }),
      { numRuns: 200 },
    );
  });
});

function reconstructStore(events: readonly WindowsEvent[]) {
  const store = createEventStore();
  for (const event of events) store.add(event);
  return store;
}
