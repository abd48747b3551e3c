import { expect, it } from "vitest";
import { isoOfEpoch, isoOfFloat, isoOfWritten } from "../../src/time/written-forms.ts";

it.each([
  ["2026-03-02 08:01:02.123 +09:00", "2026-03-02T08:01:02.123+09:00"],
  ["2026/3/2 8:01:02", "2026-03-02T08:01:02"],
  ["2026-03-02T08:01:02.1234567Z", "2026-03-02T08:01:02.1234567Z"],
  ["Mon, 2 Mar 2026 08:01:02 -0600", "2026-03-02T08:01:02-0600"],
  ["03-22-2026 10:01:02.123 PM -06:00", "2026-03-22T22:01:02.123-06:00"],
  ["03-02-2026 12:01:02.123 AM -06:00", "2026-03-02T00:01:02.123-06:00"],
  ["22-03-2026 22:01:02.123 +02:00", "2026-03-22T22:01:02.123+02:00"],
  ["3/2/2026 12:01:02 PM", "2026-03-02T12:01:02"],
  ["02.03.2026 08:01:02", "2026-03-02T08:01:02"],
  ["13/03/2026 08:01", "2026-03-13T08:01:00"],
  ["03/13/2026 08:01:02", "2026-03-13T08:01:02"],
  ["03/03/2026 08:01:02", "2026-03-03T08:01:02"],
])("reads %j", (written, iso) => {
  expect(isoOfWritten(written)).toBe(iso);
});

it.each(["02/03/2026 08:01:02", "3/2/2026 13:01:02 PM", "2 Foo 2026 08:01:02", "now", "", "1772438400"])(
  "does not guess what %j means",
  (written) => {
    expect(isoOfWritten(written)).toBeNull();
  },
);

it("gives seconds since 1970 with every digit, and of floats those that they tell", () => {
  expect(isoOfEpoch("1772438462.1234567")).toBe("2026-03-02T08:01:02.1234567Z");
  expect(isoOfEpoch("1772438462")).toBe("2026-03-02T08:01:02Z");
  expect(isoOfFloat(1_549_731_924.6727583)).toBe("2019-02-09T17:05:24.672758Z");
  expect(isoOfFloat(1_549_731_924)).toBe("2019-02-09T17:05:24Z");
  expect([isoOfEpoch("1e9"), isoOfEpoch("-1.5"), isoOfEpoch("999999999999.5"), isoOfFloat(Number.NaN)]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});
