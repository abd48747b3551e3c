import type { WindowsEvent } from "@stray/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EventPacker, unpackEvents } from "../../src/events/packed-events.ts";
import { anyEvent, logonEvent } from "./any-event.ts";

function repacked(events: readonly WindowsEvent[]): WindowsEvent[] {
  const packer = new EventPacker();
  for (const event of events) packer.append(event, 0);
  return Array.from(unpackEvents(packer.finish()), ({ event }) => event);
}

describe("packed events", () => {
  it("come back as they were, in their order", () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        expect(repacked(events)).toEqual(events);
      }),
    );
  });

  it.each([
    "2026-03-02T08:00:00Z",
    "2026-03-02T08:00:00.0000000Z",
    "2026-03-02T08:00:00.000000001Z",
    "2026-03-02T08:00:00.1234567890123Z",
    "2026-02-30T08:00:00Z",
    "2026-03-02T24:00:00Z",
    "2026-03-02T08:00:60Z",
    "0000-01-01T00:00:00Z",
    "1601-01-01T00:00:00.0000001Z",
    "9999-12-31T23:59:59.9999999Z",
    "2026-03-02T08:00:00.Z",
    "02.03.2026 08:00",
    "",
  ])("keep the time %j with all its digits, or as the text it is", (timeCreated) => {
    const events = [{ ...logonEvent(1), timeCreated }, logonEvent(2), { ...logonEvent(3), timeCreated }];
    expect(repacked(events)).toEqual(events);
  });

  it.each([
    "0",
    "00",
    "-1",
    "0x0",
    "0x00",
    "0xABC",
    "0x3e7",
    "0xffffffffffffffff",
    "12345678901234567890",
    "1e3",
    "0x",
  ])("keep the value %j as it was written", (value) => {
    const event = { ...logonEvent(1), data: { TargetLogonId: value, Data: [value, ""] } };
    expect(repacked([event])).toEqual([event]);
  });

  it("keep of an event the fields asked for, and the note that goes with it", () => {
    const packer = new EventPacker();
    packer.append(
      { ...logonEvent(1), data: { TargetUserName: "bob", LmPackageName: "-" } },
      2,
      new Set(["TargetUserName"]),
    );
    const [kept] = unpackEvents(packer.finish());
    expect(kept?.event.data).toEqual({ TargetUserName: "bob" });
    expect(kept?.note).toBe(2);
  });

  it("take at most 60 bytes for a logon with all its fields", () => {
    const count = 5000;
    const packer = new EventPacker();
    for (let index = 0; index < count; index += 1) packer.append(logonEvent(index), 20);
    expect(packer.finish().length / count).toBeLessThan(60);
  });
});
