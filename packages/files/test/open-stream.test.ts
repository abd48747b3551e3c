import { describe, expect, it } from "vitest";
import { openStream } from "../src/open-stream.ts";

/** Chunks of numbered bytes: byte n is n modulo 251. */
async function* numberedBytes(total: number, chunkBytes: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < total; start += chunkBytes) {
    yield Uint8Array.from({ length: Math.min(chunkBytes, total - start) }, (_, i) => (start + i) % 251);
  }
}

/** Twelve MiB, each of which holds its own number. */
async function* numberedMebibytes(): AsyncGenerator<Uint8Array> {
  for (let number = 0; number < 12; number++) yield new Uint8Array(1 << 20).fill(number);
}

describe("openStream", () => {
  it("serves reads from a pipe, a jump back included", async () => {
    const opened = openStream(numberedBytes(100, 7), () => {});
    const target = new Uint8Array(10);
    expect(await opened.read(target, 0)).toBe(10);
    expect(await opened.read(target, 50)).toBe(10);
    expect([...target]).toEqual([50, 51, 52, 53, 54, 55, 56, 57, 58, 59]);
    expect(await opened.read(target, 3)).toBe(10);
    expect(target[0]).toBe(3);
    expect(await opened.read(target, 95)).toBe(5);
    expect(await opened.read(target, 100)).toBe(0);
    expect(await opened.read(target, 1000)).toBe(0);
  });

  it("keeps the last 4 MiB only, and says so when asked for more", async () => {
    const opened = openStream(numberedMebibytes(), () => {});
    const target = new Uint8Array(1 << 20);
    for (let position = 0; position < 12 << 20; position += 1 << 20) {
      expect(await opened.read(target, position)).toBe(1 << 20);
    }
    expect(await opened.read(target, 8 << 20)).toBe(1 << 20);
    expect(target[0]).toBe(8);
    await expect(opened.read(target, 0)).rejects.toThrow(
      "A pipe cannot be read twice; save it to a file and name that.",
    );
  });

  it("closes the stream", async () => {
    let isClosed = false;
    const opened = openStream(numberedBytes(1, 1), () => {
      isClosed = true;
    });
    await opened.close();
    expect(isClosed).toBe(true);
  });
});
