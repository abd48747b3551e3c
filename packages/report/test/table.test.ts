import type { SessionGroup } from "@stray/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { displayWidth, formatReport, type ReportView } from "../src/index.ts";
import { exampleReport, exampleScored, ordinaryScored } from "./example-report.ts";

const flagged = exampleScored();
const second = exampleScored(
  { rank: 2, score: 2.5, anomaly: 0.6, level: "medium", reasons: [{ featureId: "duration", text: "longer than any" }] },
  { accountName: "carol", endTime: null, endReason: "endOfLog" },
);
const report = exampleReport([flagged, second, ordinaryScored()], {
  problems: [
    { code: "recordLost", level: "lost", source: "a", offset: 1, line: null, text: "bad", bytesLost: null, count: 3 },
  ],
  caveats: [{ code: "notGuilt", text: "A finding supports an analysis; it is not evidence of guilt." }],
  setAside: [
    {
      severityKinds: ["unique_services"],
      accountKind: "machine",
      setup: true,
      sessions: 3,
      computers: ["SRV01"],
      first: "2026-03-02T00:00:00Z",
      last: null,
      sessionKeys: [],
    },
  ],
});

const table = (view: ReportView = {}, of = report) => [...formatReport(of, "table", view)].join("");

describe("the table", () => {
  it("shows what was read, the flagged sessions with their reasons, and what to know", () => {
    expect(table({ width: 120 })).toBe(`\
Stray      1.2.3, profile stray
Inputs     1 input, 1.1 MiB, 1,234 records
Computers  SRV01 (UTC)
Period     2026-03-02 00:00:00 to 2026-03-23 18:00:00 UTC
Sessions   3 of 10 scored (3 of users, 3 of machines, 4 of services; only those of users are scored)
Flagged    2 (alert budget 10)

RANK  LEVEL      SCORE  ANOMALY  ACCOUNT     COMPUTER  FROM         TYPE            START (UTC)           DURATION
   1  !! HIGH     4.50     0.78  CORP\\bob    SRV01     203.0.113.7  Remote Desktop  2026-03-02 23:04   30 min 01 s
      • 57 failed logons; the 10 nearest sessions: 0
   2  !  MEDIUM   2.50     0.60  CORP\\carol  SRV01     203.0.113.7  Remote Desktop  2026-03-02 23:04  30 min 01 s+
      • longer than any
      • also: 57 failed logons

1 more session not flagged (--all shows them)

Set aside  serious by itself, but not scored (--include machine,service scores such sessions too):
Set aside  3 machine sessions by Windows setup with services installed on SRV01, first 2026-03-02 00:00:00
Reading    3 losses of records; the JSON report lists them
Note       A finding supports an analysis; it is not evidence of guilt.
Next       keep the report with --format json -o report.json; then \`stray show report.json 1\` tells all of rank 1, and
           \`stray triage report.json\` goes through it
`);
  });

  it("shows unflagged sessions with --all, and counts what --top leaves out", () => {
    expect(table({ all: true })).toContain("CORP\\alice");
    expect(table({ all: true })).not.toContain("not flagged");
    expect(table({ top: 1 })).toContain("1 more session past --top, 1 more session not flagged");
    expect(table({ top: 1 })).not.toContain("carol");
  });

  it("says why it shows nothing, and what would show more", () => {
    const ordinary = exampleReport([ordinaryScored()]);
    expect(table({}, ordinary)).toContain("\nNo session is flagged. --all shows the 1 session that could be ranked.\n");
    expect(table({}, ordinary)).not.toContain("1 more session not flagged");
    expect(table({ all: true, filter: () => false })).toContain("\nNo session passes the filter --where.\n");
    const nobody = exampleReport([]);
    const others = { ...nobody.population, scored: 0, userSessions: 0 };
    expect(table({}, { ...nobody, population: others })).toContain("--all --include machine,service ranks the other");
    const outside = { ...others, userSessions: 2, machineSessions: 0, serviceSessions: 3, outsideTimeRange: 5 };
    expect(table({}, { ...nobody, population: outside })).toContain("\nNo session overlaps the time between --since");
    const none = { ...others, machineSessions: 0, serviceSessions: 0 };
    expect(table({}, { ...nobody, population: none })).toContain("\nNo session was found: ");
  });

  it("tells of a session that ends before it starts", () => {
    const turned = exampleScored({}, { startTime: "2026-03-02T10:00:00Z", endTime: "2026-03-01T11:00:00.5Z" });
    expect(table({}, exampleReport([turned, second]))).toContain("Note  1 session: the computer's clock was set");
    expect(table()).not.toContain("clock");
  });

  it("leaves times that nobody wrote out of the period", () => {
    const [channel] = report.coverage;
    const unset = channel ? [{ ...channel, first: "1601-01-01T00:00:00Z" }, channel] : [];
    expect(table({}, { ...report, coverage: unset })).toContain(
      "Period     2026-03-02 00:00:00 to 2026-03-23 18:00:00",
    );
  });

  it("points to nothing where it shows nothing", () => {
    expect(table({}, exampleReport([ordinaryScored()]))).not.toContain("Next");
  });

  it("calls a computer without a name that", () => {
    const [line] = report.setAside;
    const nameless = { ...report, setAside: line ? [{ ...line, computers: ["", "A", "B", "C", "D", "E", "F"] }] : [] };
    expect(table({}, nameless)).toContain("on a computer without a name, A, B, C, D, 2 more computers, first");
  });

  it("lists sessions with severe kinds that are not all flagged, a group a line, the first ten", () => {
    const group: SessionGroup = {
      severityKinds: ["unique_services"],
      actionKinds: [],
      sessions: 45,
      flagged: 3,
      highestScore: 2.5,
      computers: ["A", "B", "C", "D", "E", "F"],
      first: "2026-03-02T00:00:00Z",
      last: "2026-03-05T12:00:00Z",
      sessionKeys: [],
    };
    const groups = Array.from({ length: 12 }, () => group);
    const shown = table({}, exampleReport([exampleScored()], { groups: [...groups, { ...group, sessions: 3 }] }));
    expect(shown).toContain(
      "45 sessions (3 flagged) with services installed on A, B, C, D, E and more, 2026-03-02 00:00:00 to 2026-03-05 12:00:00\n",
    );
    expect(shown.match(/^ *(Severe)? +45 sessions/gm)).toHaveLength(10);
    expect(shown).toContain("2 more lines in the JSON report");
  });

  it("calls no group severe that holds no severe kind", () => {
    const group: SessionGroup = {
      severityKinds: [],
      actionKinds: [],
      sessions: 37,
      flagged: 2,
      highestScore: 3.5,
      computers: ["A"],
      first: "2026-03-02T00:00:00Z",
      last: "2026-03-05T12:00:00Z",
      sessionKeys: [],
    };
    const shown = table({}, exampleReport([exampleScored()], { groups: [group] }));
    expect(shown).not.toContain("Severe");
  });

  it("tells a caveat in brief where it has a brief form", () => {
    const caveats = [{ code: "unlikeCoverage", text: "A long list.", brief: "1 of 2 computers." }];
    const shown = table({}, exampleReport([exampleScored()], { caveats }));
    expect(shown).toContain("Note  1 of 2 computers.\n");
    expect(shown).not.toContain("A long list.");
  });

  it("tells in a flagged row what was computed and what the reasons left out", () => {
    const told = exampleScored({
      severityKinds: ["failed_logons", "unique_services"],
      features: { failed_logons: 57, unique_services: 1 },
      whatIf: { text: "Would not be flagged if it had no failed logons.", featureIds: ["failed_logons"], score: 1.5 },
    });
    const shown = table({}, exampleReport([told]));
    expect(shown).toContain("• also: 1 service installed\n");
    expect(shown).toContain("• Would not be flagged if it had no failed logons.\n");
  });

  it("leaves out the least needed columns where the terminal is narrow, never rank, level and account", () => {
    for (const width of [20, 40, 60, 80, 100]) {
      const [header = ""] = table({ width }).match(/^RANK.*$/m) ?? [];
      expect(header).toMatch(/^RANK {2}LEVEL .*ACCOUNT/);
    }
    expect(table({ width: 80 })).not.toContain("COMPUTER");
    expect(table({ width: 80 })).toMatch(/FROM +START \(UTC\)/);
  });

  it("fits the width and shows no control, whatever the names", () => {
    const name = fc.string({ unit: "binary", maxLength: 80 });
    fc.assert(
      fc.property(name, name, fc.integer({ min: 60, max: 140 }), (accountName, text, width) => {
        const scored = exampleScored({ reasons: [{ featureId: "duration", text }] }, { accountName, computer: text });
        const lines = table({ width, color: false }, exampleReport([scored])).split("\n");
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        expect(lines.join("")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });

  it("colors only when asked, and then whole rows only", () => {
    expect(table({ color: false })).not.toContain("\u001b");
    const colored = table({ color: true });
    const withoutSgr = colored
      .split("\u001b[")
      .map((part, index) => (index === 0 ? part : part.replace(/^[\d;]*m/, "")));
    expect(withoutSgr.join("")).toBe(table({ color: false }));
    expect(colored).toContain("\u001b[1;31m   1  !! HIGH");
  });

  it("keeps to ASCII when told", () => {
    const wide = exampleReport([exampleScored({}, { accountName: "a".repeat(200) })]);
    expect(table({ width: 80, ascii: true }, wide)).toMatch(/^[\x20-\x7e\n]*$/);
    expect(table({ width: 80, ascii: true }, wide)).toContain("~");
  });

  it("cuts a megabyte name even where the width has no limit", () => {
    const long = exampleReport([exampleScored({}, { accountName: "a".repeat(1 << 20) })]);
    expect(table({}, long).length).toBeLessThan(2000);
  });
});
