import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PackedReader, PackedWriter } from "../../src/events/packed-bytes.ts";

function bytesOf(write: (out: PackedWriter) => void): Uint8Array {
  const out = new PackedWriter();
  write(out);
  return out.written().slice();
}

describe("packed bytes", () => {
  it("take seven bits of a number a byte, the lowest first", () => {
    expect([...bytesOf((out) => out.number(127))]).toEqual([0x7f]);
    expect([...bytesOf((out) => out.number(300))]).toEqual([0xac, 0x02]);
    expect(bytesOf((out) => out.number(Number.MAX_SAFE_INTEGER))).toHaveLength(8);
  });

  it("take one byte for a small step, forth or back", () => {
    expect(bytesOf((out) => out.step(1_000_001, 1_000_000))).toHaveLength(1);
    expect(bytesOf((out) => out.step(999_999, 1_000_000))).toHaveLength(1);
  });

  it("give back every number, and every step from any number to any other", () => {
    const number = fc.oneof(fc.maxSafeNat(), fc.nat(1000));
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const before = (index: number) => numbers[index - 1] ?? 0;
        const bytes = bytesOf((out) =>
          numbers.forEach((each, index) => {
            out.number(each);
            out.step(each, before(index));
          }),
        );
        const from = new PackedReader(bytes);
        expect(numbers.map((_, index) => [from.number(), from.step(before(index))])).toEqual(
          numbers.map((each) => [each, each]),
        );
      }),
    );
  });

  it("give back every text, lone surrogates too, in one byte a unit where all are Latin-1", () => {
    expect(bytesOf((out) => out.text("Müller"))).toHaveLength(7);
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
        const all = [...texts, "\ud800", "\udc00\ud800"];
        const from = new PackedReader(bytesOf((out) => all.forEach((text) => void out.text(text))));
        expect(all.map(() => from.text())).toEqual(all);
      }),
    );
    const long = "x".repeat(9000);
    expect(new PackedReader(bytesOf((out) => out.text(long))).text()).toBe(long);
  });
});
