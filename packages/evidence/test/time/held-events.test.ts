import type { WindowsEvent } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import type { InputContext } from "../../src/readers/reader.ts";
import { createHeldEvents } from "../../src/time/held-events.ts";

const event: WindowsEvent = {
  eventId: 4624,
  channel: "Security",
  provider: "Microsoft-Windows-Security-Auditing",
  computer: "PC",
  eventRecordId: 7,
  timeCreated: null,
  userSid: "",
  data: { TargetUserName: "bob", LmPackageName: "-" },
  origin: { source: "a.csv" },
};

function input(source: string): InputContext {
  return { source, onRecord: () => {}, onProblem: () => {}, isCancelled: () => false };
}

describe("events held for their zone", () => {
  it("come back whole, in their order, each with its input, its place and its time as written; then none is held", () => {
    const [a, b] = [input("a.csv"), input("b.csv")];
    const added = [
      { zoneless: { event, writtenTime: "02.03.2026 08:00:00", place: { offset: null, line: 2 } }, input: a },
      { zoneless: { event, writtenTime: "2026-03-02 08:00:01", place: { offset: null, line: 3 } }, input: a },
      {
        zoneless: {
          event: { ...event, origin: { source: "b.csv", offset: 90 } },
          writtenTime: "",
          place: { offset: 90, line: 1 },
        },
        input: b,
      },
    ];
    const held = createHeldEvents();
    for (const each of added) held.add(each.zoneless, each.input);
    const released = [...held.release()];
    expect(released.map(({ zoneless }) => zoneless)).toEqual(added.map(({ zoneless }) => zoneless));
    expect(released.map((each) => each.input.source)).toEqual(["a.csv", "a.csv", "b.csv"]);
    expect([...held.release()]).toEqual([]);
  });
});
