import { describe, expect, it } from "vitest";
import { progressText } from "../src/output/progress-line.ts";

const mebibyte = 1 << 20;

describe("progressText", () => {
  it("tells share, records, rate and time left before the name", () => {
    const progress = { source: "Security.evtx", bytesRead: 10 * mebibyte, bytesTotal: 40 * mebibyte, records: 12_345 };
    expect(progressText(progress, 5)).toBe(
      "Reading 25% of 40.0 MiB, 12,345 records, 2.0 MiB/s, 15 s left: Security.evtx",
    );
  });

  it("does without what is not known", () => {
    const progress = { source: "-", bytesRead: mebibyte, bytesTotal: null, records: 0 };
    expect(progressText(progress, 0)).toBe("Reading 1.0 MiB, 0 records, 0 B/s: -");
  });

  it("never goes past the whole, though a log grows while it is read", () => {
    const progress = { source: "a", bytesRead: 3 * mebibyte, bytesTotal: 2 * mebibyte, records: 1 };
    expect(progressText(progress, 10)).toContain("100% of 2.0 MiB, 1 record, 307.2 KiB/s, 0 s left");
  });
});
