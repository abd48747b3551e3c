import { describe, expect, it } from "vitest";
import { startFilter } from "../../src/state/filter-run.ts";
import { reduceTriage } from "../../src/state/reduce-triage.ts";
import { createTriageModel, type TriageModel } from "../../src/state/triage-model.ts";
import type { TriageState } from "../../src/state/triage-state.ts";
import { makeReport, makeSession } from "../report-factory.ts";
import { asciiGlyphs, modelOf, startedState, typeKeys } from "../type-keys.ts";

const esc = "\u001b";
const enter = "\r";
// 24 rows: one spare, title, heads, footer.
const pageRows = 20;

/** The state once the filter that it waits for was worked out. */
function settle(model: TriageModel, state: TriageState): TriageState {
  const query = state.pending?.query;
  if (query === undefined) return state;
  let settled = state;
  const onDone = (matches: Uint8Array) => {
    settled = reduceTriage(model, state, { type: "filtered", query, matches });
  };
  const pace = { sliceMs: 1, now: () => 0, later: (callback: () => void) => callback() };
  startFilter({ sessions: model.sessions, query, onProgress: () => {}, onDone }, pace);
  return settled;
}

describe("moving through the list", () => {
  const model = modelOf(100);
  const start = startedState(model);
  it.each([
    ["j", 1],
    [`${esc}[B`, 1],
    ["jjj", 3],
    ["jjjk", 2],
    ["jjjG", 99],
    ["Gg", 0],
    ["Gk", 98],
    ["k", 0],
    ["Gj", 99],
    [`${esc}[6~`, pageRows],
    ["  ", 2 * pageRows],
    [`G${esc}[5~`, 99 - pageRows],
    ["\u0004", pageRows / 2],
    ["\u0004\u0004\u0015", pageRows / 2],
    [`${esc}[F`, 99],
    [`${esc}[F${esc}[H`, 0],
    [`${esc}OB`, 1],
  ])("%j puts the cursor on row %i", (typed, cursor) => {
    expect(typeKeys(model, start, typed).cursor).toBe(cursor);
  });

  it("keeps the cursor inside the window", () => {
    const state = typeKeys(model, start, "G");
    expect(state.offset).toBe(100 - pageRows);
    expect(typeKeys(model, state, "k".repeat(pageRows - 1)).offset).toBe(100 - pageRows);
    expect(typeKeys(model, state, "k".repeat(pageRows)).offset).toBe(100 - pageRows - 1);
  });

  it("keeps the cursor in view when the terminal shrinks and the last page full when it grows", () => {
    const state = typeKeys(model, start, "j".repeat(19));
    const small = reduceTriage(model, state, { type: "resized", size: { columns: 60, rows: 15 } });
    expect([small.cursor, small.offset]).toEqual([19, 9]);
    const atEnd = typeKeys(model, small, "G");
    const tall = reduceTriage(model, atEnd, { type: "resized", size: { columns: 60, rows: 54 } });
    expect([tall.cursor, tall.offset]).toEqual([99, 50]);
  });

  it("stays put in an empty list", () => {
    const empty = modelOf(0);
    const state = typeKeys(empty, startedState(empty), "jGkpJ\u0004 s");
    expect([state.cursor, state.offset, state.detailOffset]).toEqual([0, 0, 0]);
  });
});

describe("the detail pane", () => {
  const model = modelOf(100);
  const start = startedState(model);

  it("opens by Enter and p and closes by the same keys and Esc", () => {
    expect(typeKeys(model, start, enter).detailOpen).toBe(true);
    expect(typeKeys(model, start, "p").detailOpen).toBe(true);
    expect(typeKeys(model, start, `p${enter}`).detailOpen).toBe(false);
    expect(typeKeys(model, start, `p${esc}`).detailOpen).toBe(false);
  });

  it("scrolls by J, K, Ctrl-D and Ctrl-U, not past its end, while the cursor stays", () => {
    expect(typeKeys(model, start, "pJJK").detailOffset).toBe(1);
    const scrolled = typeKeys(model, start, "p\u0004");
    expect(scrolled.detailOffset).toBeGreaterThan(1);
    expect(scrolled.cursor).toBe(0);
    const atEnd = typeKeys(model, start, `p${"J".repeat(1000)}`);
    expect(typeKeys(model, atEnd, "J").detailOffset).toBe(atEnd.detailOffset);
    expect(typeKeys(model, atEnd, "K").detailOffset).toBe(atEnd.detailOffset - 1);
  });

  it("shows the next session from its first line", () => {
    expect(typeKeys(model, start, "pJJj").detailOffset).toBe(0);
  });
});

describe("filtering", () => {
  const model = modelOf(100);
  const start = startedState(model);

  it("asks for what is typed and shows it when it was worked out", () => {
    const asked = typeKeys(model, start, "/account:user9");
    expect(asked.pending).toEqual({ query: "account:user9", share: 0 });
    expect(asked.visible).toHaveLength(100);
    // user9 and user90 to user99
    expect(settle(model, asked).visible).toEqual([8, 89, 90, 91, 92, 93, 94, 95, 96, 97, 98]);
  });

  it("drops the outcome of a filter that is no longer wanted", () => {
    const asked = typeKeys(model, start, "/user9");
    const late = reduceTriage(model, asked, { type: "filtered", query: "user", matches: new Uint8Array(100) });
    expect(late).toBe(asked);
  });

  it("keeps the filter on Enter, goes back to the one before on Esc", () => {
    const kept = typeKeys(model, settle(model, typeKeys(model, start, "/user9")), enter);
    expect([kept.mode, kept.query]).toEqual(["list", "user9"]);
    const changed = settle(model, typeKeys(model, kept, "/9"));
    expect(changed.visible).toEqual([98]);
    const cancelled = settle(model, typeKeys(model, changed, esc));
    expect([cancelled.mode, cancelled.query, cancelled.visible.length]).toEqual(["list", "user9", 11]);
  });

  it("says what is wrong with a filter and leaves the list as it was", () => {
    const wrong = typeKeys(model, start, "/score>abc");
    expect(wrong.prompt.error).toContain("score>abc");
    expect(wrong.pending).toBeNull();
    expect(typeKeys(model, wrong, enter).mode).toBe("filter");
    expect(typeKeys(model, wrong, "\u0015").prompt).toEqual({ text: "", error: null });
  });

  it("is cleared by Esc, after the pane was closed", () => {
    const filtered = typeKeys(model, settle(model, typeKeys(model, start, "/user9")), `${enter}p`);
    const closed = typeKeys(model, filtered, esc);
    expect([closed.detailOpen, closed.query]).toEqual([false, "user9"]);
    const cleared = typeKeys(model, closed, esc);
    expect([cleared.query, cleared.visible.length]).toEqual(["", 100]);
  });

  it("survives a change of the order", () => {
    const filtered = typeKeys(model, settle(model, typeKeys(model, start, "/user9")), `${enter}s`);
    expect([filtered.sort, filtered.visible.length]).toEqual(["severity", 11]);
  });

  it("takes a paste as one line of text, and ignores it in the list", () => {
    const paste = `${esc}[200~user1\nuser2\u0007q${esc}[201~`;
    expect(typeKeys(model, start, `/${paste}`).prompt.text).toBe("user1 user2 q");
    const ignored = typeKeys(model, start, paste);
    expect([ignored.isDone, ignored.cursor, ignored.mode]).toEqual([false, 0, "list"]);
  });

  it("deletes whole graphemes and words", () => {
    expect(typeKeys(model, start, "/ab\u0065\u0301\u007f").prompt.text).toBe("ab");
    expect(typeKeys(model, start, "/one two\u0017").prompt.text).toBe("one ");
  });
});

describe("sorting", () => {
  it("goes through score, severity and time, each time from the first row", () => {
    const sessions = [
      makeSession(1, { session: { startTime: "2026-03-05T00:00:00Z" } }),
      makeSession(2, { session: { startTime: null } }),
      makeSession(3, { severityKinds: ["logs_cleared"], session: { startTime: "2026-03-04T00:00:00Z" } }),
    ];
    const model = createTriageModel(makeReport(sessions), "made", asciiGlyphs);
    const start = typeKeys(model, startedState(model), "G");
    const shown = ["s", "ss", "sss"].map((keys) => typeKeys(model, start, keys));
    expect(shown.map(({ sort, visible, cursor }) => [sort, visible, cursor])).toEqual([
      ["severity", [2, 0, 1], 0],
      ["time", [2, 0, 1], 0],
      ["score", [0, 1, 2], 0],
    ]);
  });
});

describe("exporting", () => {
  const model = modelOf(3);
  const start = startedState(model);

  it("suggests a name, takes another one and asks for the file", () => {
    const prompt = typeKeys(model, start, "e");
    expect(prompt.prompt.text).toBe("stray-report.json");
    expect(typeKeys(model, prompt, `\u0015found.json${enter}`).exportingTo).toBe("found.json");
  });

  it("says where it went", () => {
    const asked = typeKeys(model, start, `e${enter}`);
    const written = reduceTriage(model, asked, { type: "exported", path: "/tmp/stray-report.json" });
    expect([written.mode, written.exportingTo, written.notice]).toEqual([
      "list",
      null,
      { kind: "done", text: "report written to /tmp/stray-report.json" },
    ]);
    expect(typeKeys(model, written, "j").notice).toBeNull();
  });

  it("keeps the prompt open with the reason when it failed", () => {
    const asked = typeKeys(model, start, `e${enter}`);
    const failed = reduceTriage(model, asked, { type: "exportFailed", reason: "it exists" });
    expect([failed.mode, failed.prompt]).toEqual(["export", { text: "stray-report.json", error: "it exists" }]);
    expect(typeKeys(model, failed, "2").prompt).toEqual({ text: "stray-report.json2", error: null });
    expect(typeKeys(model, failed, esc).mode).toBe("list");
  });

  it("waits while the file is written, and wants a name", () => {
    const asked = typeKeys(model, start, `e${enter}`);
    expect(typeKeys(model, asked, `${esc}qx`)).toEqual(asked);
    expect(typeKeys(model, start, `e\u0015${enter}`).prompt.error).toBe("type a file name");
  });
});

describe("help and quitting", () => {
  const model = modelOf(100);
  const start = startedState(model);

  it("opens and closes by ?, closes by Esc, leaves the list alone", () => {
    expect(typeKeys(model, start, "?").mode).toBe("help");
    expect(typeKeys(model, start, "?jjj?")).toEqual({ ...start, helpOffset: expect.any(Number) });
    expect(typeKeys(model, start, `?${esc}`).mode).toBe("list");
  });

  it("quits by q and Ctrl-C, but not while a text is typed", () => {
    expect(typeKeys(model, start, "q").isDone).toBe(true);
    expect(typeKeys(model, start, "\u0003").isDone).toBe(true);
    expect(typeKeys(model, start, "?q").isDone).toBe(true);
    expect(typeKeys(model, start, "/q").isDone).toBe(false);
    expect(typeKeys(model, start, "eq").isDone).toBe(false);
  });

  it("does nothing on Esc in the bare list", () => {
    expect(typeKeys(model, start, esc)).toEqual(start);
  });
});
