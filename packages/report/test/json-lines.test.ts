import { logonSessionSchema, type SessionFile } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { formatEvent, formatReport, formatSessionFile } from "../src/index.ts";
import { exampleAnalysis, exampleReport, exampleScored, exampleSession, ordinaryScored } from "./example-report.ts";

describe("a report as JSON Lines", () => {
  it("is a scored session a line, each with the schema version first", () => {
    const report = exampleReport([exampleScored(), ordinaryScored()]);
    const lines = [...formatReport(report, "jsonl")];
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      report.sessions.map((scored) => ({ schemaVersion: 1, ...scored })),
    );
    for (const line of lines) expect(line).toMatch(/^\{"schemaVersion":1,"session":\{"sessionKey":[^\n]*\}\n$/);
  });
});

describe("formatSessionFile", () => {
  it("begins with the header, then a session a line in the schema's key order", () => {
    const { tool, inputs, computers, coverage, problems } = exampleAnalysis([]);
    const header = {
      tool,
      inputs,
      computers,
      coverage,
      problems,
      events: 3,
      duplicateEvents: 1,
      straySessions: 1 as const,
    };
    const file: SessionFile = { header: { ...header, options: { timezone: [] } }, sessions: [exampleSession()] };
    const lines = [...formatSessionFile(file)];
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^\{"straySessions":1,"tool":/);
    expect(JSON.parse(lines[0] ?? "")).toEqual(file.header);
    expect(Object.keys(JSON.parse(lines[1] ?? ""))).toEqual(Object.keys(logonSessionSchema.shape));
  });
});

describe("formatEvent", () => {
  it("keeps every name of event data, `__proto__` too, on one line", () => {
    const data: Record<string, string> = JSON.parse('{"__proto__":"x","2":"b","1":"a\\n"}');
    const line = formatEvent({
      data,
      eventId: 4624,
      channel: "Security",
      provider: "p",
      computer: "c",
      eventRecordId: null,
      timeCreated: null,
      userSid: "",
      origin: { source: "a.evtx" },
    });
    expect(line).toBe(
      '{"eventId":4624,"channel":"Security","provider":"p","computer":"c","eventRecordId":null,"timeCreated":null,' +
        '"userSid":"","data":{"1":"a\\n","2":"b","__proto__":"x"},"origin":{"source":"a.evtx"}}\n',
    );
  });
});
