import { displayWidth } from "@stray/report";
import { describe, expect, it } from "vitest";
import { columnsFor, headLine, sessionLine } from "../../src/lines/session-columns.ts";
import type { StyledLine } from "../../src/lines/styled-line.ts";
import { makeSession } from "../report-factory.ts";

function textOf(line: StyledLine): string {
  return line.map(({ text }) => text).join("");
}

describe("the columns of the list", () => {
  it("shows the most wanted ones first and fills the width exactly", () => {
    for (let width = 9; width <= 200; width++) {
      const columns = columnsFor(width);
      expect(columns[0]?.id).toBe("level");
      if (width >= 42) expect(displayWidth(textOf(headLine(columns)))).toBe(width);
    }
    expect(columnsFor(60).map(({ id }) => id)).toEqual(["level", "rank", "score", "account", "start"]);
  });

  it("keeps its width with wide, combining and hostile names", () => {
    const columns = columnsFor(120);
    for (const accountName of ["山田太郎の長い名前です", "e\u0301".repeat(40), "\u001b[2J\u202e", "x".repeat(500)]) {
      const line = sessionLine(makeSession(1, { session: { accountName } }), columns);
      expect(displayWidth(textOf(line))).toBe(120);
    }
  });

  it("tells a level by glyph and word, and dims one that is not flagged", () => {
    const columns = columnsFor(120);
    const flagged = sessionLine(makeSession(1, { level: "medium", flagged: true }), columns);
    expect(flagged[0]).toEqual({ text: "!  MEDIUM", tone: "medium" });
    expect(sessionLine(makeSession(1, { level: "high", flagged: false }), columns)[0]).toEqual({
      text: "!! HIGH  ",
      tone: "dim",
    });
  });

  it("shows what a report of few sessions does not have, and huge scores whole", () => {
    const columns = columnsFor(120);
    expect(textOf(sessionLine(makeSession(1, { rank: null, score: null }), columns))).toMatch(/^- +- +- LAB/);
    expect(textOf(sessionLine(makeSession(1, { score: 3999727519097.49 }), columns))).toContain("4.0e+12");
  });
});
