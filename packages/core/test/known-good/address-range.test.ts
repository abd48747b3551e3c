import { describe, expect, it } from "vitest";
import { addressRangeTest } from "../../src/known-good/address-range.ts";

describe("addressRangeTest", () => {
  it.each([
    ["10.0.0.0/8", "10.255.0.1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["192.168.1.64/26", "192.168.1.127", true],
    ["192.168.1.64/26", "192.168.1.128", false],
    ["203.0.113.9", "203.0.113.9", true],
    ["203.0.113.9", "203.0.113.90", false],
    ["0.0.0.0/0", "255.255.255.255", true],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["2001:db8::/32", "2001:DB8:ffff::1", true],
    ["2001:db8::/32", "2001:db9::1", false],
    ["fe80::1", "fe80:0:0:0:0:0:0:1", true],
    ["10.0.0.5", "::ffff:10.0.0.5", true],
    ["10.0.0.0/8", "SRV01", false],
  ])("%s has %s: %s", (range, address, expected) => {
    expect(addressRangeTest(range)?.(address)).toBe(expected);
  });

  it.each(["10.0.0/8", "10.0.0.256", "10.0.0.0/33", "1:2:3", "1::2::3", "fe80::/129", "", "::1:2:3:4:5:6:7:8"])(
    "%s is no range",
    (range) => {
      expect(addressRangeTest(range)).toBeNull();
    },
  );
});
