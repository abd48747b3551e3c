import { expect, it } from "vitest";
import { zonesOfComputers } from "../../src/time/computer-zones.ts";

it("gives each computer its own zone, whatever the case and domain, and the others the general one", () => {
  const zoneOf = zonesOfComputers([
    "+01:00",
    "HOST=+02:00",
    "other.corp.local=+03:00",
    "HOST=+04:00",
    "bad=Nowhere/At_All",
  ]);
  const hours = (computer: string) => zoneOf(computer)(0) / 3600;
  expect([hours("elsewhere"), hours("host.corp.local"), hours("OTHER"), hours("bad")]).toEqual([1, 4, 3, 1]);
});

it("takes UTC where nothing is told", () => {
  expect(zonesOfComputers([])("host")(0)).toBe(0);
});
