import { describe, expect, it } from "vitest";
import { createEventRuns } from "../../src/events/event-runs.ts";
import { spillInMemory } from "./spill-in-memory.ts";

const run = (...bytes: number[]) => Uint8Array.from(bytes);

describe("event runs", () => {
  it("stay in memory without a spill, whatever the limit", () => {
    const runs = createEventRuns(undefined, 0);
    const places = [run(1, 2), run(3)].map(runs.append);
    expect(places).toEqual([0, 2]);
    expect([...runs.read(1, 1), ...runs.read(2, 1)]).toEqual([2, 3]);
  });

  it("go to the spill from the first that memory is not to hold, and are read back from where they are", () => {
    const spill = spillInMemory();
    const runs = createEventRuns(spill, 4);
    const places = [run(1, 2, 3), run(4, 5), run(6)].map(runs.append);
    expect(places).toEqual([0, 3, 5]);
    expect(spill.bytes()).toEqual([4, 5, 6]);
    expect([[...runs.read(0, 3)], [...runs.read(4, 1)], [...runs.read(5, 1)]]).toEqual([[1, 2, 3], [5], [6]]);
  });
});
