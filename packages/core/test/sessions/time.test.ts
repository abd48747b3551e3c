import { expect, it } from "vitest";
import { timeMicros } from "../../src/sessions/time.ts";

it.each([
  ["1970-01-01T00:00:00Z", 0],
  ["2026-03-02T11:04:05Z", 1_772_449_445_000_000],
  ["2026-03-02T11:04:05.1Z", 1_772_449_445_100_000],
  ["2026-03-02T11:04:05.1234567Z", 1_772_449_445_123_456],
  ["2026-03-02T11:04:05.123456789Z", 1_772_449_445_123_456],
])("reads %s as %i microseconds", (text, micros) => {
  expect(timeMicros(text)).toBe(micros);
});

it.each([null, "", "1601-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-03-02 11:04:05", "30828-09-14T02:48:05Z"])(
  "takes %s for no moment",
  (text) => {
    expect(timeMicros(text)).toBeNull();
  },
);
