import { analysisOptionsSchema, type LogonSession } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeSessions } from "../../src/analyze.ts";
import { counted, session, sessionEvidence } from "../sample-session.ts";

function groupsOf(sessions: LogonSession[], profile: "stray" | "classic" = "stray") {
  return analyzeSessions(sessionEvidence(sessions), analysisOptionsSchema.parse({ profile })).groups;
}

const ordinary = Array.from({ length: 60 }, (_, day) =>
  session({ sessionKey: `day${day}`, connectedSeconds: 20_000 + 500 * (day % 9) }),
);
/** More look-alikes than any neighborhood holds: none of them stands apart. */
const burst = Array.from({ length: 45 }, (_, place) =>
  session({
    sessionKey: `burst${String(place).padStart(2, "0")}`,
    computer: place % 2 === 0 ? "SRV02" : "SRV01",
    startTime: `2026-03-03T0${place % 10}:00:00Z`,
    endTime: `2026-03-03T1${place % 10}:00:00Z`,
    eventCounts: [counted(7045, "serviceInstalled")],
  }),
);
const cleaner = session({
  sessionKey: "cleaner",
  eventCounts: [counted(1102, "logCleared"), counted(4720, "userCreated")],
});

describe("sessionGroups", () => {
  it("puts look-alikes on one line, flagged or not, the severest sets first", () => {
    const groups = groupsOf([...ordinary, ...burst, cleaner]);
    expect(groups.map(({ severityKinds, sessions }) => [severityKinds, sessions])).toEqual([
      [["user_created", "logs_cleared"], 1],
      [["unique_services"], 45],
    ]);
    expect(groups[1]).toMatchObject({
      actionKinds: [],
      flagged: 0,
      computers: ["SRV01", "SRV02"],
      first: "2026-03-03T00:00:00Z",
      last: "2026-03-03T19:00:00Z",
    });
    expect(groups[1]?.sessionKeys).toHaveLength(10);
  });

  it("lists nothing of ordinary sessions, nor under profile classic", () => {
    expect(groupsOf(ordinary)).toEqual([]);
    expect(groupsOf([...ordinary, ...burst], "classic")).toEqual([]);
  });
});
