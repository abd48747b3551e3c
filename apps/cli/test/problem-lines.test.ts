import type { ReadProblem } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { problemLines } from "../src/output/problem-lines.ts";

function problem(differences: Partial<ReadProblem>): ReadProblem {
  return {
    code: "recordDamaged",
    level: "lost",
    source: "a.evtx",
    offset: null,
    line: null,
    text: "A record is damaged.",
    bytesLost: null,
    count: 1,
    ...differences,
  };
}

describe("problemLines", () => {
  it("names file, place and count, losses before notes", () => {
    const note = problem({ code: "zonelessTimes", level: "note", offset: 0, text: "No zone." });
    expect(problemLines([note, problem({ offset: 512, count: 3 }), problem({ level: "skipped", line: 7 })])).toEqual([
      "stray: lost: a.evtx, offset 512: A record is damaged. (3 such places)\n",
      "stray: skipped: a.evtx, line 7: A record is damaged.\n",
      "stray: note: a.evtx, offset 0: No zone.\n",
    ]);
  });

  it("tells a kind of note once, and counts losses past the twentieth", () => {
    const notes = ["a", "b", "c"].map((source) =>
      problem({ code: "emptyFile", level: "note", source, text: "Empty." }),
    );
    expect(problemLines(notes)).toEqual(["stray: note: a: Empty. (and 2 notes like it)\n"]);
    const lines = problemLines(Array.from({ length: 25 }, () => problem({})));
    expect(lines).toHaveLength(21);
    expect(lines[20]).toBe("stray: and 5 more losses; `stray scan --format json` lists them all\n");
  });

  it("only counts notes on a log's state that lost nothing", () => {
    const notes = ["dirty", "dirty", "zeroTail"].map((code) => problem({ code, level: "note" }));
    expect(problemLines(notes)).toEqual([
      "stray: 3 harmless notes on the logs; `stray scan --format json` lists them\n",
    ]);
    expect(problemLines([])).toEqual([]);
  });

  it("shows hostile names as escapes", () => {
    expect(problemLines([problem({ source: "\u001b[2J\n.evtx" })])[0]).toBe(
      "stray: lost: \\u{1b}[2J\\n.evtx: A record is damaged.\n",
    );
  });
});
