import { type AnalysisOptions, defaultAnalysisOptions } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { analyzeSessionLists, EvidenceError } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";

const options: AnalysisOptions = { ...defaultAnalysisOptions };

function analyze(lists: Record<string, string>, given: Partial<AnalysisOptions> = {}) {
  const sources = Object.entries(lists).map(([name, content]) => memorySource(name, content));
  return analyzeSessionLists(sources, { ...options, ...given }, testContext());
}

async function refusal(lists: Record<string, string>, given: Partial<AnalysisOptions> = {}): Promise<EvidenceError> {
  const error = await analyze(lists, given).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof EvidenceError) return error;
  throw new Error("the list was taken", { cause: error });
}

const ana = {
  user: "ana",
  source_ip: "10.0.0.9",
  start_time: "2026-03-02T09:00:00",
  end_time: null,
  events: [{ event_id: 4624 }],
};
const eve = { user: "eve", events: [{ event_id: "4625", details: { Reason: "x" } }, { event_id: 4625 }] };

describe("analyzeSessionLists: the original's list", () => {
  it("is the same as an array, as JSON Lines and pretty, from any name", async () => {
    const array = await analyze({ "a.json": JSON.stringify([ana, eve, {}]) });
    expect(array.population).toMatchObject({ events: 3, userSessions: 3, scored: 3 });
    expect(array.inputs).toMatchObject([
      { name: "-", format: "originalSessionList", records: 3, first: null, problems: 0 },
    ]);
    const { inputs: _inputs, ...rest } = array;
    for (const text of [
      `${JSON.stringify(ana)}\n${JSON.stringify(eve)}\n{}\n`,
      JSON.stringify([ana, eve, {}], null, 2),
      `\uFEFF${JSON.stringify([ana, eve, {}])}`,
    ]) {
      expect(await analyze({ "b.txt": text })).toMatchObject(rest);
    }
  });

  it("may be empty", async () => {
    for (const text of ["[]", " [ ] "]) expect((await analyze({ "-": text })).population.scored).toBe(0);
  });

  it("may come in several files, whose names then count", async () => {
    const { inputs, sessions } = await analyze({ "b.json": JSON.stringify([eve]), "a.json": JSON.stringify([ana]) });
    expect(inputs.map(({ name }) => name)).toEqual(["a.json", "b.json"]);
    expect(sessions.map(({ session }) => [session.given?.position, session.accountName]).sort()).toEqual([
      [1, "ana"],
      [2, "eve"],
    ]);
  });
});

describe("analyzeSessionLists: what is refused", () => {
  it.each([
    ["a wrong type", [ana, { ...eve, user: 7 }], "-: [1].user must be a string, not a number."],
    [
      "a wrong type deep down",
      [{ events: [{ event_id: 1 }, { event_id: [] }] }],
      "-: [0].events[1].event_id must be a string or a number, not a list.",
    ],
    ["a missing id", [{ events: [{}] }], "-: [0].events[0].event_id must be a string or a number, but is missing."],
    ["events that are no list", [{ events: {} }], "-: [0].events must be a list, not an object."],
    [
      "details that are no object",
      [{ events: [{ event_id: 1, details: "x" }] }],
      "-: [0].events[0].details must be an object, not a string.",
    ],
    ["an element that is no object", [ana, 5], "-: [1] must be an object, not a number."],
    ["null", [null], "-: [0] must be an object, not null."],
  ])("%s, with its JSON path", async (_what, list, message) => {
    const error = await refusal({ "-": JSON.stringify(list) });
    expect(error.code).toBe("badSessionList");
    expect(error.message).toBe(message.replace("-:", "-, line 1:"));
  });

  it("names the line in JSON Lines", async () => {
    const error = await refusal({ "list.jsonl": `${JSON.stringify(ana)}\n\n${JSON.stringify({ start_time: 1 })}\n` });
    expect(error.message).toBe("list.jsonl, line 3: [1].start_time must be a string, not a number.");
    expect(error.problems).toMatchObject([{ code: "badSessionList", level: "skipped", source: "list.jsonl", line: 3 }]);
  });

  it("a list that is cut, and text, empty files, event logs", async () => {
    const cut = JSON.stringify([ana, eve]).slice(0, 150);
    expect((await refusal({ "a.json": cut })).message).toMatch(
      /^a.json, line 1: A record that begins here stops short/,
    );
    expect((await refusal({ "a.json": "hello" })).message).toMatch(/^a.json: This is no list of sessions/);
    expect((await refusal({ "a.json": "" })).message).toMatch(/^a.json: This is empty/);
    expect((await refusal({ "a.evtx": "ElfFile\0" })).message).toMatch(/^a.evtx: This is an event log.*`stray scan`/);
    const event = JSON.stringify({ Event: { System: { EventID: 1 } } });
    expect((await refusal({ "a.json": event })).message).toMatch(/^a.json, line 1: \[0\] is an event.*`stray scan`/);
  });

  it("objects of another kind, naming their keys", async () => {
    const { message } = await refusal({ "a.json": JSON.stringify([{ name: "x", version: 1 }]) });
    expect(message).toBe(
      "a.json, line 1: [0] is no session (keys: name, version); a session has user, source_ip, start_time, end_time, events.",
    );
  });

  it("the whole when one of several files is bad", async () => {
    const error = await refusal({ "a.json": JSON.stringify([ana]), "b.json": "[1]" });
    expect(error).toMatchObject({
      code: "badSessionList",
      message: "b.json, line 1: [0] must be an object, not a number.",
    });
  });

  it("nothing at all", async () => {
    expect(await refusal({})).toMatchObject({ code: "noUsableInput" });
  });
});
