import { describe, expect, it } from "vitest";
import { analysisOptionsSchema } from "../src/index.ts";

const isMoment = (since: string) => analysisOptionsSchema.safeParse({ since }).success;

describe("since and until", () => {
  it.each(["2026-03-02", "2024-02-29", "2026-03-02T11:00", "2026-03-02T11:00Z", "2026-03-02T23:59:59.1234567Z"])(
    "may be %s",
    (since) => expect(isMoment(since)).toBe(true),
  );

  it.each(["2026-02-29", "2026-02-30", "2026-13-45", "2026-03-02T24:00", "2026-03-02T11:60Z", "2026-3-2", "yesterday"])(
    "may not be %s",
    (since) => expect(isMoment(since)).toBe(false),
  );
});
