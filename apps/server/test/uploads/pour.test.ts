import { Writable } from "node:stream";
import { ReadableStream } from "node:stream/web";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type PourLimits, pour } from "../../src/uploads/pour.ts";

/** A body whose chunks the test sends, and what came out of it. */
function openBody() {
  let source: ReadableStreamController | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      source = controller;
    },
  });
  const received: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      received.push(String(chunk));
      done();
    },
  });
  return {
    body,
    sink,
    received,
    send: (text: string) => source?.enqueue(Buffer.from(text)),
    end: () => source?.close(),
    fail: (error: Error) => source?.error(error),
  };
}

interface ReadableStreamController {
  enqueue(chunk: Uint8Array): void;
  close(): void;
  error(error: Error): void;
}

function limits(overrides: Partial<PourLimits> = {}): PourLimits {
  return {
    maxBytes: 10,
    idleMs: 1_000,
    minBytesPerSecond: 1,
    takeBytes: () => {},
    abort: new AbortController(),
    ...overrides,
  };
}

describe("pour", () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval"] }));
  afterEach(() => void vi.useRealTimers());

  it("serves a slow client, as long as bytes come", async () => {
    const { body, sink, received, send, end } = openBody();
    const poured = pour(body, sink, limits());
    for (const text of ["a", "b", "c"]) {
      await vi.advanceTimersByTimeAsync(999);
      send(text);
      while (received.at(-1) !== text) await new Promise((resolve) => setImmediate(resolve));
    }
    end();
    await poured;
    expect(received).toEqual(["a", "b", "c"]);
  });

  it("gives up a silent one", async () => {
    const { body, sink, send } = openBody();
    const poured = expect(pour(body, sink, limits())).rejects.toMatchObject({ code: "requestStalled" });
    send("a");
    await vi.advanceTimersByTimeAsync(1_000);
    await poured;
    expect(sink.destroyed).toBe(true);
  });

  it("gives up one that sends less than the slowest rate, though it is never silent", async () => {
    const { body, sink, received, send } = openBody();
    const poured = expect(pour(body, sink, limits({ minBytesPerSecond: 3 }))).rejects.toMatchObject({
      code: "requestStalled",
      message: expect.stringContaining("3 bytes per second"),
    });
    for (const text of ["aaa", "b"]) {
      await vi.advanceTimersByTimeAsync(900);
      send(text);
      while (received.at(-1) !== text) await new Promise((resolve) => setImmediate(resolve));
    }
    await vi.advanceTimersByTimeAsync(200);
    await poured;
  });

  it("counts what comes, and lets nothing past the limit through", async () => {
    const { body, sink, received, send } = openBody();
    const taken: number[] = [];
    const poured = pour(body, sink, limits({ takeBytes: (bytes) => taken.push(bytes) }));
    send("12345");
    send("67890");
    send("!");
    await expect(poured).rejects.toMatchObject({ code: "bodyTooLarge" });
    const takenBytes = taken.reduce((sum, bytes) => sum + bytes, 0);
    expect(takenBytes).toBeLessThanOrEqual(10);
    expect(received.join("")).toBe("1234567890".slice(0, takenBytes));
  });

  it("rejects with the reason it was aborted for", async () => {
    const { body, sink } = openBody();
    const abort = new AbortController();
    const poured = pour(body, sink, limits({ abort }));
    abort.abort(new Error("deleted"));
    await expect(poured).rejects.toThrow("deleted");
  });

  it("rejects with what went wrong with the body", async () => {
    const { body, sink, fail } = openBody();
    const poured = pour(body, sink, limits());
    fail(new Error("gone"));
    await expect(poured).rejects.toThrow("gone");
  });
});
