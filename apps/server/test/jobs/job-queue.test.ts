import { describe, expect, it } from "vitest";
import { createJobQueue } from "../../src/jobs/job-queue.ts";

const never = new AbortController().signal;

/** Work that ends when it is told to. */
function heldWork() {
  const { promise, resolve } = withResolvers();
  return { work: () => promise, end: resolve };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

describe("job queue", () => {
  it("runs one at a time, in the order they came", async () => {
    const queue = createJobQueue({ capacity: 3, workers: 1 });
    const order: string[] = [];
    const job = (name: string) => async () => {
      order.push(`${name} starts`);
      await Promise.resolve();
      order.push(`${name} ends`);
    };
    const slots = [queue.reserve(), queue.reserve(), queue.reserve()];
    await Promise.all(slots.map((slot, index) => slot.run(job(String(index)), never)));
    expect(order).toEqual(["0 starts", "0 ends", "1 starts", "1 ends", "2 starts", "2 ends"]);
  });

  it("refuses when every place is taken, and takes again once one is free", async () => {
    const queue = createJobQueue({ capacity: 1, workers: 1 });
    const held = heldWork();
    const running = queue.reserve().run(held.work, never);
    expect(() => queue.reserve()).toThrowError(expect.objectContaining({ code: "tooManyJobs" }));
    held.end();
    await running;
    queue.reserve().release();
    await expect(queue.reserve().run(async () => "done", never)).resolves.toBe("done");
  });

  it("gives a place back once, however often it is released", () => {
    const queue = createJobQueue({ capacity: 1, workers: 1 });
    const slot = queue.reserve();
    slot.release();
    slot.release();
    queue.reserve();
    expect(() => queue.reserve()).toThrowError(expect.objectContaining({ code: "tooManyJobs" }));
  });

  it("never starts what is cancelled while it waits, and goes on with the next", async () => {
    const queue = createJobQueue({ capacity: 3, workers: 1 });
    const held = heldWork();
    const running = queue.reserve().run(held.work, never);
    const cancel = new AbortController();
    let started = false;
    const waiting = queue.reserve().run(async () => {
      started = true;
    }, cancel.signal);
    const next = queue.reserve().run(async () => "next", never);
    cancel.abort(new Error("cancelled"));
    await expect(waiting).rejects.toThrow("cancelled");
    held.end();
    await running;
    await expect(next).resolves.toBe("next");
    expect(started).toBe(false);
  });

  it("goes on after work that fails", async () => {
    const queue = createJobQueue({ capacity: 2, workers: 1 });
    const failing = queue.reserve().run(async () => {
      throw new Error("broken");
    }, never);
    const next = queue.reserve().run(async () => "next", never);
    await expect(failing).rejects.toThrow("broken");
    await expect(next).resolves.toBe("next");
  });
});
