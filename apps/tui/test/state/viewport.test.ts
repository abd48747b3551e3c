import { describe, expect, it } from "vitest";
import { clampOffset, showCursor } from "../../src/state/viewport.ts";

describe("showCursor", () => {
  it("always shows the cursor, leaves no blank rows it could fill, and moves no further than needed", () => {
    for (let count = 0; count <= 7; count++) {
      for (let height = 1; height <= 8; height++) {
        for (let cursor = -1; cursor <= 8; cursor++) {
          for (let before = 0; before <= 8; before++) {
            const shown = showCursor({ cursor, offset: before }, count, height);
            expect(shown.cursor).toBe(Math.max(0, Math.min(cursor, count - 1)));
            expect(shown.offset).toBeGreaterThanOrEqual(0);
            expect(shown.cursor).toBeGreaterThanOrEqual(shown.offset);
            expect(shown.cursor).toBeLessThan(shown.offset + height);
            expect(shown.offset).toBeLessThanOrEqual(Math.max(0, count - height));
          }
        }
      }
    }
    expect(showCursor({ cursor: 5, offset: 3 }, 100, 4)).toEqual({ cursor: 5, offset: 3 });
    expect(showCursor({ cursor: 7, offset: 3 }, 100, 4)).toEqual({ cursor: 7, offset: 4 });
    expect(showCursor({ cursor: 2, offset: 3 }, 100, 4)).toEqual({ cursor: 2, offset: 2 });
  });
});

describe("clampOffset", () => {
  it("stops at the last full page", () => {
    expect(clampOffset(99, 10, 4)).toBe(6);
    expect(clampOffset(-1, 10, 4)).toBe(0);
    expect(clampOffset(2, 3, 4)).toBe(0);
  });
});
