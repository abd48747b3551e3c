import { analysisSchema, defaultAnalysisOptions, type OriginalSession } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeSessions } from "../src/analyze.ts";
import { givenSessions } from "../src/sessions/given-sessions.ts";
import { sessionEvidence } from "./sample-session.ts";

function officeDay(day: number): OriginalSession {
  const date = `2026-03-${String(day).padStart(2, "0")}`;
  return {
    user: "amy",
    source_ip: "10.0.0.5",
    start_time: `${date}T09:00:00`,
    end_time: `${date}T17:${String(day).padStart(2, "0")}:00`,
    events: [{ event_id: 4624 }, { event_id: "4634" }],
  };
}

const ordinary = Array.from({ length: 20 }, (_, day) => officeDay(day + 1));
const intrusion: OriginalSession = {
  user: "amy",
  source_ip: "203.0.113.9",
  start_time: "2026-03-05T02:10:00",
  end_time: "2026-03-05T02:50:00",
  events: [
    ...Array.from({ length: 30 }, () => ({ event_id: 4625 })),
    { event_id: 4624 },
    { event_id: 4720 },
    { event_id: 4732 },
    { event_id: 1102 },
  ],
};

describe("analyzeSessions, profile stray", () => {
  const analysis = analyzeSessions(sessionEvidence(givenSessions([...ordinary, intrusion])), defaultAnalysisOptions);

  it("gives an analysis of the schema's shape", () => {
    expect(analysisSchema.parse(structuredClone(analysis))).toEqual(analysis);
  });

  it("ranks the intrusion first and names its traits", () => {
    const [first] = analysis.sessions;
    expect(first).toMatchObject({ rank: 1, level: "high", flagged: true, session: { given: { position: 21 } } });
    expect(first?.severityKinds).toEqual(["failed_logons", "group_added", "user_created", "logs_cleared"]);
  });
});
