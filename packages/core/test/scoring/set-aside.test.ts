import type { LogonSession } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { featureCatalog } from "../../src/features/feature-catalog.ts";
import { featureTable } from "../../src/features/feature-table.ts";
import { setAsideLines, severeSessions } from "../../src/scoring/set-aside.ts";
import { counted, session } from "../sample-session.ts";

function linesOf(sessions: LogonSession[]) {
  const reading = { features: featureCatalog.stray, context: { isOffHours: () => false }, isObservable: () => true };
  return setAsideLines(severeSessions(featureTable(sessions, reading)));
}

function machine(day: number, changes: Partial<LogonSession> = {}): LogonSession {
  const startTime = `2026-03-0${day}T09:00:00Z`;
  const endTime = `2026-03-0${day}T10:00:00Z`;
  return session({ sessionKey: `m${day}`, accountKind: "machine", startTime, endTime, lastSeen: endTime, ...changes });
}

const service = [counted(7045, "serviceInstalled")];
const account = [counted(4720, "userCreated"), counted(4732, "groupMemberAdded")];

describe("setAsideLines", () => {
  it("gathers sessions of one set of kinds in one line, in time order, the severest line first", () => {
    const lines = linesOf([
      machine(3, { eventCounts: service, computer: "PC-2" }),
      machine(1, { eventCounts: service }),
      machine(2, { eventCounts: account }),
      machine(4),
    ]);
    expect(lines.map(({ severityKinds, sessions }) => [severityKinds.join(), sessions])).toEqual([
      ["group_added,user_created", 1],
      ["unique_services", 2],
    ]);
    expect(lines[1]).toMatchObject({
      computers: ["PC-1", "PC-2"],
      sessionKeys: ["m1", "m3"],
      first: "2026-03-01T09:00:00Z",
      last: "2026-03-03T10:00:00Z",
    });
  });

  it("keeps services, machines and Windows setup apart", () => {
    const lines = linesOf([
      machine(1, { eventCounts: service }),
      machine(2, { eventCounts: service, accountKind: "service" }),
      machine(3, { eventCounts: service, setup: true }),
    ]);
    expect(lines.map(({ accountKind, setup }) => [accountKind, setup])).toEqual([
      ["machine", false],
      ["machine", true],
      ["service", false],
    ]);
  });

  it("lists ten keys and counts all", () => {
    const lines = linesOf(
      Array.from({ length: 15 }, (_, index) => machine(1, { sessionKey: `k${10 + index}`, eventCounts: service })),
    );
    expect(lines).toMatchObject([
      { sessions: 15, sessionKeys: Array.from({ length: 10 }, (_, index) => `k${10 + index}`) },
    ]);
  });
});
