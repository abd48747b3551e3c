import { describe, expect, it } from "vitest";
import { startFilter } from "../../src/state/filter-run.ts";
import { makeSessions } from "../report-factory.ts";

/** A clock that gains a millisecond with each look, and a queue served by hand. */
function handPace(sliceMs: number) {
  let time = 0;
  const queue: (() => void)[] = [];
  return {
    pace: { sliceMs, now: () => time++, later: (callback: () => void) => void queue.push(callback) },
    serve: () => queue.shift()?.(),
    waiting: () => queue.length,
  };
}

describe("startFilter", () => {
  const sessions = makeSessions(1000);

  it("works in slices, tells its progress, and finds what one pass would", () => {
    const hand = handPace(2);
    const shares: number[] = [];
    let matches: Uint8Array | undefined;
    let slices = 0;
    const onDone = (found: Uint8Array) => {
      matches = found;
    };
    startFilter({ sessions, query: "account:user99", onProgress: (share) => shares.push(share), onDone }, hand.pace);
    expect(matches).toBeUndefined();
    for (; hand.waiting() > 0; slices++) hand.serve();
    expect(slices).toBeGreaterThan(3);
    expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
    const found = Array.from(matches ?? []).flatMap((match, index) => (match === 1 ? [index + 1] : []));
    // user99 and user990 to user999
    expect(found).toEqual([99, 990, 991, 992, 993, 994, 995, 996, 997, 998, 999]);
  });

  it("stops when cancelled", () => {
    const hand = handPace(2);
    let isDone = false;
    const onDone = () => {
      isDone = true;
    };
    const cancel = startFilter({ sessions, query: "user", onProgress: () => {}, onDone }, hand.pace);
    hand.serve();
    cancel();
    while (hand.waiting() > 0) hand.serve();
    expect(isDone).toBe(false);
  });
});
