import { expect, it } from "vitest";
import { blobSource, bytesSource } from "../src/index.ts";

const bytes = new Uint8Array([10, 11, 12, 13, 14]);
const sources = { blobSource: blobSource(new Blob([bytes])), bytesSource: bytesSource(bytes) };

it.each(Object.entries(sources))("%s reads from a position on, and tells how much was there", async (_, source) => {
  const target = new Uint8Array(3);
  expect(await source.read(target, 1)).toBe(3);
  expect([...target]).toEqual([11, 12, 13]);
});

it.each(Object.entries(sources))("%s reads less at the end, and nothing behind it", async (_, source) => {
  const target = new Uint8Array(3);
  expect(await source.read(target, 3)).toBe(2);
  expect([...target]).toEqual([13, 14, 0]);
  expect(await source.read(target, 5)).toBe(0);
  expect(await source.read(target, 9)).toBe(0);
});
