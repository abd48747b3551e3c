import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/state/layout.ts";

describe("layoutOf", () => {
  it("is one line short of the terminal, for title, heads, rows and footer", () => {
    expect(layoutOf({ columns: 80, rows: 24 }, false)).toEqual({
      frame: { width: 80, height: 23 },
      list: { width: 80, height: 20 },
      detail: null,
    });
  });

  it("puts the pane beside a wide list, below a tall one, and in the place of a small one", () => {
    expect(layoutOf({ columns: 120, rows: 40 }, true)).toEqual({
      frame: { width: 120, height: 39 },
      list: { width: 59, height: 36 },
      detail: { width: 60, height: 37, place: "right" },
    });
    expect(layoutOf({ columns: 80, rows: 24 }, true)).toEqual({
      frame: { width: 80, height: 23 },
      list: { width: 80, height: 8 },
      detail: { width: 80, height: 11, place: "below" },
    });
    expect(layoutOf({ columns: 60, rows: 15 }, true)).toEqual({
      frame: { width: 60, height: 14 },
      list: { width: 60, height: 0 },
      detail: { width: 60, height: 12, place: "over" },
    });
  });

  it("adds up to the frame at every size", () => {
    for (let columns = 20; columns <= 200; columns += 9) {
      for (let rows = 6; rows <= 60; rows++) {
        const { frame, list, detail } = layoutOf({ columns, rows }, true);
        const used = {
          right: Math.max(list.height + 1, detail?.height ?? 0),
          below: list.height + 1 + 1 + (detail?.height ?? 0),
          over: detail?.height ?? 0,
        }[detail?.place ?? "over"];
        expect(2 + used).toBe(frame.height);
        expect(frame.height).toBe(rows - 1);
      }
    }
  });
});
