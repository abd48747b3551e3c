import { describe, expect, it } from "vitest";
import { ChunkBuilder, le, logOf, type RawValue, utf16 } from "./chunk-builder.ts";
import { readAll } from "./read-all.ts";

/** What one hostile record gives, and the good one behind it. */
async function readBomb(write: (chunk: ChunkBuilder) => void) {
  const chunk = new ChunkBuilder();
  chunk.record(1, () => write(chunk));
  chunk.record(2, () => chunk.event(() => {}, 2));
  const { records, problems } = await readAll(logOf(chunk.finish()));
  expect(records.at(-1)?.eventRecordId).toBe(2);
  return { records: records.slice(0, -1), problems };
}

function eventData(chunk: ChunkBuilder, content: () => void): void {
  chunk.event(() => chunk.element("EventData", { content }));
}

describe("hostile records are refused with a reason, and reading goes on", () => {
  it("a template that holds an instance of itself", async () => {
    const { records, problems } = await readBomb((chunk) => {
      const definition = chunk.at + 10;
      const body = () =>
        eventData(chunk, () => {
          chunk.substitution(0);
          chunk.template({ id: 5, values: [], body: () => {}, definition });
        });
      chunk.template({ id: 5, values: [], body });
    });
    expect(records).toHaveLength(1);
    expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "templateRefersToItself" })]);
  });

  it("two templates that hold each other twice", async () => {
    const chunk = new ChunkBuilder();
    const other = 40_000;
    const first = chunk.at + 24 + 4 + 10;
    const twice = (id: number, definition: number) => () => {
      chunk.template({ id, values: [], body: () => {}, definition });
      chunk.template({ id, values: [], body: () => {}, definition });
    };
    chunk.record(1, () => void chunk.template({ id: 5, values: [], body: () => eventData(chunk, twice(6, other)) }));
    const end = chunk.at;
    chunk.at = other - 10;
    chunk.template({ id: 6, values: [], body: twice(5, first) });
    chunk.at = end;
    const { problems } = await readAll(logOf(chunk.finish()));
    expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "templateRefersToItself" })]);
  });

  it("elements nested 5,000 deep", async () => {
    const { records, problems } = await readBomb((chunk) => {
      const name = chunk.at + 7 + 4;
      chunk.element("D", { content: () => {} });
      for (let depth = 0; depth < 5000; depth++) chunk.raw(0x01, ...le(0, 4), ...le(name, 4), 0x02);
    });
    expect(records).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "tooDeep" })]);
  });

  it("values of binary XML nested 60 deep", async () => {
    const { records, problems } = await readBomb((chunk) => {
      const nest = (depth: number): RawValue => [
        0x21,
        () =>
          chunk.template({
            id: 100 + depth,
            values: depth < 60 ? [nest(depth + 1)] : [],
            body: () => chunk.substitution(0),
          }),
      ];
      chunk.template({ id: 5, values: [nest(0)], body: () => eventData(chunk, () => chunk.substitution(0)) });
    });
    expect(records).toHaveLength(1);
    expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "tooDeep" })]);
  });

  it("a name of 64 KiB, a name outside the chunk", async () => {
    for (const name of [[0, 0, 0, 0, 0, 0, 0xff, 0xff], []]) {
      const { problems } = await readBomb((chunk) => {
        chunk.raw(0x01, ...le(0, 4), ...le(name.length > 0 ? chunk.at + 9 : 0xffff_fff0, 4), ...name);
      });
      expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "outOfBounds" })]);
    }
  });

  it("but not a name of 60 KiB that is all there", async () => {
    const name = "N".repeat(30_000);
    const { records, problems } = await readBomb((chunk) => eventData(chunk, () => chunk.element(name)));
    expect(problems).toEqual([]);
    expect(records[0]?.data).toEqual({ [name]: "" });
  });

  it("but not 5,000 values that are all there", async () => {
    const values = Array.from({ length: 5000 }, (_, index): RawValue => [0x06, le(index, 2)]);
    const { records, problems } = await readBomb((chunk) => {
      const body = () =>
        eventData(chunk, () => {
          for (const index of [0, 4999, 5000]) chunk.element("Data", { content: () => chunk.substitution(index) });
        });
      chunk.template({ id: 5, values, body });
    });
    expect(problems).toEqual([]);
    expect(records[0]?.data).toEqual({ Data: ["0", "4999", ""] });
  });

  it("a count of four thousand million values", async () => {
    const { problems } = await readBomb((chunk) => {
      chunk.template({ id: 5, values: [], body: () => eventData(chunk, () => {}) });
      chunk.at -= 4;
      chunk.raw(...le(0xffff_ffff, 4));
    });
    expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "outOfBounds" })]);
  });

  it("a 4 KiB value that a template refers to a thousand times", async () => {
    const { records, problems } = await readBomb((chunk) => {
      const body = () =>
        eventData(chunk, () => chunk.element("Data", { content: () => repeat(1000, () => chunk.substitution(0)) }));
      chunk.template({ id: 5, values: [[0x01, utf16("x".repeat(2048))]], body });
    });
    expect(records).toHaveLength(1);
    expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "tooMuchOutput" })]);
  });

  it("a value of binary XML that a template refers to 4,000 times", async () => {
    const nested: RawValue = [
      0x21,
      () => chunk().element("x", { content: () => repeat(500, () => chunk().raw(0x05, 0x00)) }),
    ];
    let current: ChunkBuilder | null = null;
    const chunk = () => current!;
    const { records, problems } = await readBomb((builder) => {
      current = builder;
      const body = () => builder.event(() => repeat(4000, () => builder.substitution(0, 0x21)));
      builder.template({ id: 5, values: [nested], body });
    });
    expect(records).toHaveLength(1);
    expect(problems).toContainEqual(expect.objectContaining({ level: "lost", code: "tooMuchOutput" }));
  });

  it("a Provider and an EventID put together of 4,000 values", async () => {
    const many = (chunk: ChunkBuilder) => () => repeat(4000, () => chunk.substitution(0));
    const bombs = [
      (chunk: ChunkBuilder) => chunk.element("Provider", { attributes: { Name: many(chunk) } }),
      (chunk: ChunkBuilder) => chunk.element("EventID", { content: many(chunk) }),
    ];
    for (const bomb of bombs) {
      const { records, problems } = await readBomb((chunk) => {
        const content = () => {
          bomb(chunk);
          chunk.element("EventID", { content: () => chunk.text("7") });
        };
        const body = () => chunk.element("Event", { content: () => chunk.element("System", { content }) });
        chunk.template({ id: 5, values: [[0x01, utf16("1".repeat(1000))]], body });
      });
      expect(records).toEqual([]);
      expect(problems).toEqual([expect.objectContaining({ level: "lost", code: "tooMuchOutput" })]);
    }
  });

  it("a definition whose 1,000 elements are named by overlapping texts of 32 KiB", async () => {
    const names = 26_000;
    const { records, problems } = await readBomb((chunk) => {
      const named = (index: number) => chunk.raw(0x01, 0xff, 0xff, ...le(0, 4), ...le(names + index * 2, 4), 0x03);
      chunk.template({ id: 5, values: [], body: () => eventData(chunk, () => repeat(1000, named)) });
      chunk.bytes.fill(0x40, names, 65_000);
    });
    expect(records).toEqual([]);
    expect(problems).toContainEqual(expect.objectContaining({ level: "lost", code: "templateLost" }));
  });

  it("an array of 30,000 empty strings", async () => {
    const { records } = await readBomb((chunk) => {
      const body = () => eventData(chunk, () => chunk.element("Data", { content: () => chunk.substitution(0) }));
      chunk.template({ id: 5, values: [[0x81, new Array<number>(50_000).fill(0)]], body });
    });
    expect(records[0]?.data.Data).toHaveLength(25_000);
  });
});

function repeat(times: number, action: (index: number) => void): void {
  for (let i = 0; i < times; i++) action(i);
}
