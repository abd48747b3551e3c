import { describe, expect, it } from "vitest";
import { compareUtcTimes, utcTimeOf } from "../../src/time/utc-time.ts";
import { parseZone, utcZone, type Zone } from "../../src/time/zone.ts";

function zone(name: string): Zone {
  const found = parseZone(name);
  if (!found) throw new Error(`no such zone: ${name}`);
  return found;
}

describe("utcTimeOf", () => {
  it.each([
    ["2026-03-02T11:04:05.1234567Z", "2026-03-02T11:04:05.1234567Z"],
    ["2026-03-02T11:04:05Z", "2026-03-02T11:04:05Z"],
    ["2026-03-02 11:04:05.123456 UTC", "2026-03-02T11:04:05.123456Z"],
    ["2026-03-02T11:04:05,5Z", "2026-03-02T11:04:05.5Z"],
    ["2026-03-02T23:30:00.100+09:00", "2026-03-02T14:30:00.100Z"],
    ["2026-12-31T23:30:00-0130", "2027-01-01T01:00:00Z"],
    ["1601-01-01T00:00:00Z", "1601-01-01T00:00:00Z"],
  ])("reads %s", (text, utc) => {
    expect(utcTimeOf(text, zone("America/New_York"))).toEqual({ utc, zoneless: false });
  });

  it.each([
    "",
    "yesterday",
    "2026-02-30T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-03-02T24:00:00Z",
    "2026-03-02",
    "1740900000",
    "+010000-01-01T00:00:00Z",
  ])("does not take %j for a time", (text) => {
    expect(utcTimeOf(text, utcZone)).toBeNull();
  });

  it.each([
    ["2020-09-22 14:10:07", "America/New_York", "2020-09-22T18:10:07Z"],
    ["2020-12-22 14:10:07.5", "America/New_York", "2020-12-22T19:10:07.5Z"],
    ["2020-12-22 14:10:07", "+05:30", "2020-12-22T08:40:07Z"],
    ["2020-12-22 14:10:07", "-03", "2020-12-22T17:10:07Z"],
    ["2020-12-22 14:10:07", "UTC", "2020-12-22T14:10:07Z"],
    // Berlin, October 25th: 02:30 comes twice, at 00:30 and at 01:30 UTC.
    ["2020-10-25 02:30:00", "Europe/Berlin", "2020-10-25T00:30:00Z"],
    ["2020-10-25 03:00:00", "Europe/Berlin", "2020-10-25T02:00:00Z"],
    // Berlin, March 29th: the clock jumps from 02:00 to 03:00 at 01:00 UTC.
    ["2020-03-29 02:30:00", "Europe/Berlin", "2020-03-29T01:30:00Z"],
    ["2020-03-29 01:59:59", "Europe/Berlin", "2020-03-29T00:59:59Z"],
    ["2020-03-29 03:00:00", "Europe/Berlin", "2020-03-29T01:00:00Z"],
    ["2026-07-01 00:00:00", "Pacific/Auckland", "2026-06-30T12:00:00Z"],
  ])("reads the zoneless %s in %s", (text, name, utc) => {
    expect(utcTimeOf(text, zone(name))).toEqual({ utc, zoneless: true });
  });

  it("gives the same whatever was asked before (the last quarter of an hour is remembered)", () => {
    const berlin = zone("Europe/Berlin");
    const texts = ["2020-10-25 01:59:59", "2020-10-25 02:00:00", "2020-10-25 02:59:59", "2020-10-25 03:00:00"];
    const forward = texts.map((text) => utcTimeOf(text, berlin)?.utc);
    const backward = texts.toReversed().map((text) => utcTimeOf(text, berlin)?.utc);
    expect(forward).toEqual([
      "2020-10-24T23:59:59Z",
      "2020-10-25T00:00:00Z",
      "2020-10-25T00:59:59Z",
      "2020-10-25T02:00:00Z",
    ]);
    expect(backward.toReversed()).toEqual(forward);
  });
});

describe("compareUtcTimes", () => {
  it("orders fractions of unlike length", () => {
    const ordered = [
      "2026-01-01T00:00:05Z",
      "2026-01-01T00:00:05.01Z",
      "2026-01-01T00:00:05.1Z",
      "2026-01-01T00:00:06Z",
    ];
    expect(ordered.toReversed().sort(compareUtcTimes)).toEqual(ordered);
    expect(compareUtcTimes("2026-01-01T00:00:05.10Z", "2026-01-01T00:00:05.1Z")).toBe(0);
    expect(compareUtcTimes("2026-01-01T00:00:50Z", "2026-01-01T00:00:50.000Z")).toBe(0);
  });
});
