import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, it } from "vitest";
import { hashedSource } from "../src/hashed-source.ts";
import { memorySource, testContext } from "./memory-source.ts";

it("hashes each byte once and in order, whatever its reader reads", async () => {
  const reads = fc.array(fc.record({ position: fc.nat(300), size: fc.nat(100) }), { maxLength: 10 });
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 256 }), reads, async (content, wanted) => {
      const told: number[] = [];
      const sha256 = testContext().createSha256();
      const source = hashedSource(await memorySource("x", content).open(), sha256, (bytes) => told.push(bytes));
      for (const { position, size } of wanted) {
        const target = new Uint8Array(size);
        const count = await source.read(target, position);
        expect(target.subarray(0, count)).toEqual(content.slice(position, position + size));
      }
      await source.finish();
      expect(source.hashedBytes).toBe(content.length);
      expect(sha256.digestHex()).toBe(createHash("sha256").update(content).digest("hex"));
      expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
    }),
  );
});
