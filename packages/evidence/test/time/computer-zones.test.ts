import { expect, it } from "vitest";
import { zonesOfComputers } from "../../src/time/computer-zones.ts";

it("gives each computer its own zone, whatever the case and domain, and the others the general one", () => {
  const zoneOf = zonesOfComputers(["+01:00", "HOST=+02:00", "other.corp.local=+03:00", "HOST=+04:00"]);
  const hours = (computer: string) => (zoneOf(computer)?.(0) ?? 0) / 3600;
  expect([hours("elsewhere"), hours("host.corp.local"), hours("OTHER")]).toEqual([1, 4, 3]);
});

it("gives none where nothing is told", () => {
  expect(zonesOfComputers([])("host")).toBeNull();
});

it.each(["Nowhere/At_All", "HOST=Nowhere/At_All", "+25:00", ""])("refuses the unknown zone %j", (entry) => {
  expect(() => zonesOfComputers([entry])).toThrow(/^unknown time zone ".*": use a name such as Europe\/Madrid/);
});
