import { type AnalysisOptions, defaultAnalysisOptions, type WindowsEvent } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeSessions } from "../src/analyze.ts";
import { createEventStore } from "../src/events/event-store.ts";
import { reportSessions } from "../src/report-sessions.ts";
import { rebuildComputers, reconstructSessions } from "../src/sessions/reconstruct-sessions.ts";
import { computer } from "./sessions/scene.ts";

/** People's logons, one of them with a service installed; the computer's own and its peers', from the same addresses. */
function evidence(): readonly WindowsEvent[] {
  const [pc, server] = [computer("PC"), computer("SRV")];
  for (let index = 0; index < 15; index += 1) {
    const at = `${String(8 + Math.floor(index / 4)).padStart(2, "0")}:${10 + index}:00`;
    const address = `10.0.0.${index % 3}`;
    server.logon(at, { id: `0x5${index.toString(16)}0`, user: `user${index}`, type: 3, address });
    server.logon(at, { id: `0x6${index.toString(16)}0`, user: "PC$", type: 3, address });
    pc.logon(at, { id: `0x7${index.toString(16)}0`, user: "bob", type: 2 });
  }
  server.action("09:30:00", 4697, "0x530", { ServiceName: "tool" }, "user3");
  server.action("09:31:00", 4697, "0x640", { ServiceName: "agent" }, "PC$");
  pc.logon("12:00:00", { id: "0x3e7", user: "SYSTEM", type: 5 });
  return [...pc.events, ...server.events];
}

function storeOf(events: readonly WindowsEvent[]) {
  const store = createEventStore();
  for (const event of events) store.add(event);
  return store;
}

function bothReports(changes: Partial<AnalysisOptions>) {
  const options = { ...defaultAnalysisOptions, ...changes };
  const store = storeOf(evidence());
  const rest = { version: "1", inputs: [], problems: [], coverage: store.coverage(), events: 1, duplicateEvents: 0 };
  return {
    whole: analyzeSessions({ ...rest, ...reconstructSessions(store, options) }, options),
    reduced: analyzeSessions({ ...rest, ...reportSessions(rebuildComputers(store, options), options) }, options),
  };
}

describe("the sessions that a report keeps", () => {
  it.each<[string, Partial<AnalysisOptions>]>([
    ["as it is", {}],
    ["of a time range", { since: "2026-03-02T09:00:00Z", until: "2026-03-02T12:30:00Z" }],
    ["with the machines' sessions", { include: ["machine"] }],
    ["of profile classic", { profile: "classic" }],
  ])("give the report that all sessions give: %s", (_, changes) => {
    const { whole, reduced } = bothReports(changes);
    expect(reduced).toEqual(whole);
    expect(whole.sessions.length).toBeGreaterThan(10);
  });

  it("are people's and those that may be set aside; of the rest they are the number and what may be related", () => {
    const { sessions, unscored } = reportSessions(
      rebuildComputers(storeOf(evidence()), { timezone: [] }),
      defaultAnalysisOptions,
    );
    expect(sessions.filter(({ accountKind }) => accountKind === "user")).toHaveLength(30);
    expect(sessions.filter(({ accountKind }) => accountKind === "machine").map(({ logonIds }) => logonIds)).toEqual([
      ["0x640"],
    ]);
    expect(unscored.counts).toEqual({ user: 0, machine: 14, service: 1 });
    expect(unscored.relatable.filter(({ sourceAddress }) => sourceAddress === "10.0.0.2")).toHaveLength(5);
  });
});
