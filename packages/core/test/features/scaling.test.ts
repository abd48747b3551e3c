import { describe, expect, it } from "vitest";
import { featureCatalog } from "../../src/features/feature-catalog.ts";
import { featureTable } from "../../src/features/feature-table.ts";
import { scaledSpace } from "../../src/features/scaling.ts";
import { session } from "../sample-session.ts";

function space(seconds: number[], addresses: string[]) {
  const sessions = seconds.map((connectedSeconds, row) =>
    session({ connectedSeconds, sourceAddress: addresses[row] ?? "" }),
  );
  const reading = { features: featureCatalog.stray, context: { isOffHours: () => false }, isObservable: () => true };
  return scaledSpace(featureTable(sessions, reading), "leftOut");
}

describe("scaledSpace", () => {
  it("takes log2(1 + x) of seconds in quarter steps: 3 s is 2, 4 s (2.32) is 2.25, 7 s is 3", () => {
    const { matrix, columns } = space([3, 4, 7], []);
    expect(columns).toEqual([0]);
    expect([...matrix]).toEqual([2, 2.25, 3]);
  });

  it("weighs a column by 1 / population standard deviation: 2 for a flag that half of them have", () => {
    const { weights, matrix } = space([3, 3, 3, 3], ["10.0.0.1", "10.0.0.2", "", ""]);
    expect([...weights]).toEqual([2]);
    expect([...matrix]).toEqual([1, 1, 0, 0]);
  });

  it("leaves constant columns out", () => {
    expect(space([5, 5], []).columns).toEqual([]);
    expect(space([], []).columns).toEqual([]);
  });
});
