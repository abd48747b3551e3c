import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { eventually, mountApp } from "./mount.tsx";
import { makeReport, makeSession, makeSessions } from "./report-factory.ts";

const esc = "\u001b";
const enter = "\r";

afterEach(cleanup);

// What chalk writes for bold, inverse and colors; evidence must not add anything else.
const style = new RegExp(`${esc}\\[[0-9;]*m`, "g");

/** The line of the selected session. */
function selectedLine(frame: string): string {
  return frame.split("\n").find((line) => line.startsWith(">")) ?? "";
}

describe("the triage app", () => {
  it("shows the ranked sessions, where one is, and what the keys do", async () => {
    const app = mountApp(makeReport(makeSessions(1207)));
    await app.shows("1 of 1,207");
    const lines = app.frame().split("\n");
    expect(lines).toHaveLength(23);
    expect(lines[0]).toBe("1 of 1,207 - 1 flagged - by score - made for a test");
    expect(lines[2]).toMatch(/^> !! HIGH +1 +3\.00 LAB\\user1 +HOST +2026-03-02 00:01 1 events, more than all/);
    expect(lines[3]).toMatch(/^ {2}- +2 +3\.00 LAB\\user2 /);
    expect(lines[22]).toContain("Enter detail  / filter  s sort  e export  ? help  Esc back  q quit");
  });

  it("moves by keys that come in one chunk", async () => {
    const app = mountApp(makeReport(makeSessions(1207)));
    app.type("jjj");
    await app.shows("4 of 1,207");
    expect(selectedLine(app.frame())).toContain("user4 ");
    app.type("G");
    await app.shows("1,207 of 1,207");
    expect(selectedLine(app.frame())).toContain("user1207 ");
  });

  it("opens the pane with reasons, bars and records, and scrolls it", async () => {
    const evidence = {
      featureId: "logs_cleared" as const,
      kind: "logCleared" as const,
      eventId: 1102,
      channel: "Security",
      source: "Security.evtx",
      eventRecordId: 77,
      timeCreated: "2026-03-02T03:04:05Z",
    };
    const reasons = [
      { featureId: "logs_cleared" as const, text: "cleared the log", contribution: 2 },
      { featureId: "off_hours" as const, text: "began at night", contribution: 1 },
    ];
    const app = mountApp(makeReport([makeSession(1, { reasons, evidence: [evidence] })]));
    app.type(enter);
    await app.shows("######## cleared the log");
    expect(app.frame()).toContain("####     began at night");
    expect(app.frame()).not.toContain("record 77");
    app.type("J".repeat(60));
    await app.shows("record 77");
    app.type("p");
    await eventually(() => expect(app.frame()).not.toContain("record 77"));
  });

  it("filters while one types and tells a wrong filter", async () => {
    const app = mountApp(makeReport(makeSessions(1207)));
    app.type("/account:user12");
    await app.shows("1 of 19 - filter account:user12 - 1,207 in all");
    app.type(" scor>2");
    await app.shows("there is no filter term scor>2");
    app.type(esc);
    await app.shows("1 of 1,207");
    app.type(`/nobody${enter}`);
    await app.shows("No session passes the filter");
  });

  it("exports the report where it is told to, and says so", async () => {
    const written: string[] = [];
    const app = mountApp(makeReport(makeSessions(3)), async (path) => {
      if (written.includes(path)) throw new Error(`${path} exists`);
      written.push(path);
      return `/case/${path}`;
    });
    app.type("e");
    await app.shows("write the report to: stray-report.json_");
    app.type(enter);
    await app.shows("report written to /case/stray-report.json");
    app.type(`e${enter}`);
    await app.shows("stray-report.json exists");
    expect(written).toEqual(["stray-report.json"]);
  });

  it("shows the end of a long path while it is typed", async () => {
    const app = mountApp(makeReport(makeSessions(3)));
    app.type(`e\u0015/${"long/".repeat(40)}case.json`);
    await app.shows("long/case.json_  Enter writes");
  });

  it("shows every action in the help, in more than one page if it must", async () => {
    const app = mountApp(makeReport(makeSessions(3)));
    app.type("?");
    await app.shows("next session");
    expect(app.frame()).toContain("j  Down");
    app.type("G");
    await app.shows("account: computer: address:");
    app.type("?");
    await app.shows("1 of 3");
  });

  it("fits every size it is given", async () => {
    const app = mountApp(makeReport(makeSessions(1207)));
    app.type("p");
    for (const size of [
      { columns: 60, rows: 15 },
      { columns: 20, rows: 5 },
      { columns: 90, rows: 40 },
    ]) {
      app.resize(size);
      await eventually(() => expect(app.frame().split("\n")).toHaveLength(size.rows - 1));
      for (const line of app.frame().split("\n")) expect(line.length).toBeLessThanOrEqual(size.columns);
    }
  });

  it("says that a report has no sessions, and that evidence was lost", async () => {
    const problem = {
      code: "badChunk",
      level: "lost" as const,
      source: "Security.evtx",
      offset: 4096,
      line: null,
      text: "a chunk is damaged",
      bytesLost: 65536,
      count: 2,
    };
    const app = mountApp({ ...makeReport([]), problems: [problem] });
    await app.shows("The report has no sessions.");
    expect(app.frame()).toContain("0 of 0");
    expect(app.frame()).toContain("2 read problems");
  });

  it("ends by q", async () => {
    const app = mountApp(makeReport(makeSessions(3)));
    app.type("q");
    app.type("j");
    await new Promise((resolve) => setTimeout(resolve, 50));
    // Where CI is set, Ink writes an empty last frame as it ends: what counts is that the cursor never moved.
    expect(app.frames.filter((frame) => frame.includes("2 of 3"))).toEqual([]);
  });
});

describe("hostile strings", () => {
  // Clipboard by OSC 52, a title by OSC 0, a link by OSC 8, colors, a bell, lines, bidi, C1 and a megabyte.
  const attacks = [
    "\u001b]52;c;cm0gLXJmIC8=\u0007",
    "\u001b]0;pwned\u001b\\",
    "\u001b]8;;http://evil.example\u001b\\link",
    "\u001b[31mred\u001b[2J",
    "line one\r\nline two\u0085\u2028three",
    "\u202egnp.exe\u2066\u200b",
    "\u009b31m",
    "\ud800",
    "x".repeat(1_000_000),
  ];
  const hostile = attacks.map((attack, index) => {
    const record = {
      featureId: "total_events" as const,
      kind: "scheduledTaskCreated" as const,
      eventId: 4698,
      channel: attack,
      source: attack,
      eventRecordId: 1,
      timeCreated: null,
      name: attack,
    };
    const event = { channel: attack, eventId: 4698, kind: null, count: 1, distinctNames: 1 };
    const segment = { startTime: null, endTime: null, sourceAddress: attack, endReason: attack };
    return makeSession(index + 1, {
      session: {
        sessionKey: attack,
        accountName: attack,
        accountDomain: attack,
        accountSid: attack,
        computer: attack,
        sourceAddress: attack,
        workstationName: attack,
        logonIds: [attack],
        segments: [segment],
        eventCounts: [event],
      },
      reasons: [{ featureId: "total_events", text: attack, contribution: 1 }],
      related: [{ sessionKey: attack, by: "sourceAddress" }],
      evidence: [record],
    });
  });

  it("never reach a frame raw", async () => {
    const app = mountApp(makeReport(hostile));
    app.type(`/${esc}[200~"${attacks[5]}"${esc}[201~`);
    await app.shows("filter:");
    app.type(`${esc}p`);
    for (const _ of hostile) {
      app.type("J".repeat(40));
      app.type("\u0004\u0004");
      app.type("j");
    }
    await app.shows("9 of 9");
    app.unmount();
    for (const frame of app.frames) {
      const unstyled = frame.replace(style, "");
      expect(unstyled).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(frame).not.toContain("\u001b[31m");
      expect(unstyled.split("\n").length).toBeLessThanOrEqual(23);
      for (const line of unstyled.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
    }
  });
});
