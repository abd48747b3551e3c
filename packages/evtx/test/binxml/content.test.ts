import { describe, expect, it } from "vitest";
import { ChunkBuilder, le, logOf, type RawValue, utf16 } from "../chunk-builder.ts";
import { readAll } from "../read-all.ts";

const string = (text: string): RawValue => [0x01, utf16(text)];

/** What one record gives whose EventData holds what `fields` writes. */
async function dataOf(fields: (chunk: ChunkBuilder) => void) {
  return readOne((chunk) => chunk.event(() => chunk.element("EventData", { content: () => fields(chunk) })));
}

async function readOne(body: (chunk: ChunkBuilder) => void) {
  const chunk = new ChunkBuilder();
  chunk.record(1, () => body(chunk));
  const { records, problems } = await readAll(logOf(chunk.finish()));
  return { data: records[0]?.data, problems: problems.map(({ code, level }) => `${level} ${code}`) };
}

/** A Data element with a name, around what `content` writes. */
function field(chunk: ChunkBuilder, name: string, content?: () => void): void {
  chunk.element("Data", { attributes: { Name: () => chunk.text(name) }, ...(content && { content }) });
}

function mixed(chunk: ChunkBuilder): void {
  chunk.text("a").raw(0x07, 3, 0, ...utf16("<b>"));
  chunk.raw(0x0a).name("pi").raw(0x0b, 1, 0, 65, 0);
  chunk.raw(0x08, 0xac, 0x20, 0x09).name("amp").text("c");
}

describe("inline content", () => {
  it.each<[what: string, write: (chunk: ChunkBuilder) => void, text: string]>([
    ["text in pieces", (chunk) => chunk.text("a").text("b"), "ab"],
    ["a CDATA section", (chunk) => chunk.raw(0x07, 3, 0, ...utf16("<&>")), "<&>"],
    ["a character reference", (chunk) => chunk.raw(0x08, 0xac, 0x20), "€"],
    ["a pair as two character references", (chunk) => chunk.raw(0x08, 0x3d, 0xd8, 0x08, 0x00, 0xde), "😀"],
    [
      "a lone surrogate by reference",
      (chunk) => chunk.raw(0x08, 0x3d, 0xd8, 0x08, 0x41, 0, 0x08, 0x00, 0xde),
      "\ufffdA\ufffd",
    ],
    ["CDATA, a reference and an entity among text", mixed, "a<b>€&c"],
    ["an entity reference", (chunk) => chunk.raw(0x09).name("quot"), '"'],
    ["an unknown entity, kept", (chunk) => chunk.raw(0x09).name("copy"), "&copy;"],
    ["a typed value", (chunk) => chunk.raw(0x05, 0x08, ...le(7, 4)), "7"],
    ["a SID", (chunk) => chunk.raw(0x05, 0x13, 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0), "S-1-5-18"],
    ["a processing instruction, left out", (chunk) => chunk.raw(0x0a).name("pi").raw(0x0b, 1, 0, 65, 0), ""],
  ])("reads %s", async (_what, write, text) => {
    const { data, problems } = await dataOf((chunk) => field(chunk, "F", () => void write(chunk)));
    expect({ data, problems }).toEqual({ data: { F: text }, problems: [] });
  });

  it("takes an empty element for an empty text", async () => {
    expect((await dataOf((chunk) => field(chunk, "F"))).data).toEqual({ F: "" });
  });
});

describe("fields", () => {
  it("lists unnamed Data by position, empties too", async () => {
    const { data } = await dataOf((chunk) => {
      chunk.element("Data", { content: () => chunk.text("a") });
      chunk.element("Data");
      chunk.element("Data", { content: () => chunk.text("c") });
    });
    expect(data).toEqual({ Data: ["a", "", "c"] });
  });

  it("makes a list of one unnamed Data", async () => {
    expect((await dataOf((chunk) => chunk.element("Data", { content: () => chunk.text("a") }))).data).toEqual({
      Data: ["a"],
    });
  });

  it("takes a Data element named Data for an unnamed one, so that `Data` is always a list", async () => {
    expect((await dataOf((chunk) => field(chunk, "Data", () => chunk.text("a")))).data).toEqual({ Data: ["a"] });
  });

  it("makes a list of a name that occurs again", async () => {
    const { data } = await dataOf((chunk) => {
      for (const text of ["a", "", "c"]) field(chunk, "F", () => chunk.text(text));
    });
    expect(data).toEqual({ F: ["a", "", "c"] });
  });

  it("adds to what an earlier part of the event gave", async () => {
    const chunk = new ChunkBuilder();
    const body = () =>
      chunk.event(() => {
        chunk.element("EventData", { content: () => chunk.element("Data") });
        chunk.element("EventData", { content: () => field(chunk, "F", () => chunk.substitution(0)) });
      });
    chunk.record(1, () => void chunk.template({ id: 5, values: [string("v")], body }));
    expect((await readAll(logOf(chunk.finish()))).records[0]?.data).toEqual({ Data: [""], F: "v" });
  });

  it("takes names that objects have by themselves as names", async () => {
    const names = ["__proto__", "constructor", "toString", "hasOwnProperty"];
    const { data = {} } = await dataOf((chunk) => {
      for (const name of names) field(chunk, name, () => chunk.text(name));
      field(chunk, "__proto__", () => chunk.text("again"));
    });
    expect(Object.keys(data)).toEqual(names);
    expect(Object.getOwnPropertyDescriptor(data, "__proto__")?.value).toEqual(["__proto__", "again"]);
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
  });

  it("keeps what stands beside Data, by its own name", async () => {
    expect((await dataOf((chunk) => chunk.element("Binary", { content: () => chunk.text("00FF") }))).data).toEqual({
      Binary: "00FF",
    });
  });

  it("reads UserData by the local names below its inner element, attributes as Element@attribute", async () => {
    const { data } = await readOne((chunk) =>
      chunk.event(() =>
        chunk.element("UserData", {
          content: () =>
            chunk.element("q:EventXML", {
              attributes: { "xmlns:q": () => chunk.text("urn:x") },
              content: () => {
                chunk.element("q:Param1", { content: () => chunk.text("admin") });
                chunk.element("Outer", {
                  content: () => chunk.element("Inner", { content: () => chunk.text("deep") }),
                });
                chunk.element("Flags", { attributes: { value: () => chunk.text("8") } });
              },
            }),
        }),
      ),
    );
    expect(data).toEqual({ Param1: "admin", Inner: "deep", "Flags@value": "8" });
  });
});

describe("templates", () => {
  const eventData = (chunk: ChunkBuilder, values: readonly RawValue[], content: () => void) =>
    readOneTemplate(chunk, values, () => chunk.element("EventData", { content }));

  function readOneTemplate(chunk: ChunkBuilder, values: readonly RawValue[], body: () => void) {
    chunk.record(1, () => void chunk.template({ id: 5, values, body: () => chunk.event(body) }));
    return readAll(logOf(chunk.finish()));
  }

  it("puts values where the template has places for them", async () => {
    const chunk = new ChunkBuilder();
    const { records } = await eventData(chunk, [string("x"), [0, []], [0x81, utf16("p\0q\0")]], () => {
      field(chunk, "Text", () => chunk.text("<").substitution(0).text(">"));
      field(chunk, "Null", () => chunk.substitution(1));
      field(chunk, "Missing", () => chunk.substitution(9));
      field(chunk, "Array", () => chunk.substitution(2));
      chunk.element("Data", { content: () => chunk.substitution(2) });
      chunk.element("Data", { content: () => chunk.substitution(1) });
    });
    expect(records[0]?.data).toEqual({ Text: "<x>", Null: "", Missing: "", Array: ["p", "q"], Data: ["p", "q", ""] });
  });

  it("keeps text, CDATA, references and entities around values in their order", async () => {
    const chunk = new ChunkBuilder();
    const { records, problems } = await eventData(chunk, [string("v")], () =>
      field(chunk, "F", () => {
        mixed(chunk);
        chunk.substitution(0).text("z");
      }),
    );
    expect(problems).toEqual([]);
    expect(records[0]?.data).toEqual({ F: "a<b>€&cvz" });
  });

  it("leaves out an attribute whose value is null", async () => {
    const chunk = new ChunkBuilder();
    const { records } = await eventData(chunk, [[0, []], string("v")], () => {
      chunk.element("E", { attributes: { a: () => chunk.substitution(0), b: () => chunk.substitution(1) } });
      chunk.element("Data", {
        attributes: { Name: () => chunk.substitution(0) },
        content: () => chunk.substitution(1),
      });
    });
    expect(records[0]?.data).toEqual({ "E@b": "v", Data: ["v"] });
  });

  it("uses a definition that stands in an earlier record, and names that stand in an earlier one", async () => {
    const chunk = new ChunkBuilder();
    let definition = 0;
    const body = () =>
      chunk.event(() => chunk.element("EventData", { content: () => field(chunk, "F", () => chunk.substitution(0)) }));
    chunk.record(1, () => {
      definition = chunk.template({ id: 5, values: [string("one")], body });
    });
    chunk.record(2, () => void chunk.template({ id: 5, values: [string("two")], body, definition }));
    const { records } = await readAll(logOf(chunk.finish()));
    expect(records.map(({ data }) => data)).toEqual([{ F: "one" }, { F: "two" }]);
  });

  it("tells apart definitions of the same id and size in different chunks", async () => {
    const chunks = ["Abc", "Abd"].map((name) => {
      const chunk = new ChunkBuilder();
      const body = () =>
        chunk.event(() =>
          chunk.element("EventData", { content: () => field(chunk, name, () => chunk.substitution(0)) }),
        );
      chunk.record(1, () => void chunk.template({ id: 5, values: [string("v")], body }));
      return chunk.finish();
    });
    const { records } = await readAll(logOf(...chunks));
    expect(records.map(({ data }) => data)).toEqual([{ Abc: "v" }, { Abd: "v" }]);
  });

  it("uses another chunk's definition of the same id where its own is overwritten", async () => {
    const write = () => {
      const chunk = new ChunkBuilder();
      const body = () =>
        chunk.event(() =>
          chunk.element("EventData", { content: () => field(chunk, "F", () => chunk.substitution(0)) }),
        );
      let definition = 0;
      chunk.record(1, () => {
        definition = chunk.template({ id: 5, values: [string("one")], body });
      });
      chunk.record(2, () => void chunk.template({ id: 5, values: [string("two")], body, definition }));
      return { chunk, definition };
    };
    const damaged = write();
    damaged.chunk.bytes.fill(0xff, damaged.definition, damaged.definition + 40);
    const { records, problems } = await readAll(logOf(write().chunk.finish(), damaged.chunk.finish()));
    expect(records.map(({ data }) => data)).toEqual([{ F: "one" }, { F: "two" }, { F: "two" }]);
    expect(problems.map(({ level }) => level)).toEqual(["lost"]);
  });

  it("opens values that are binary XML: fragments, bare elements, templates in templates", async () => {
    const chunk = new ChunkBuilder();
    const inner = () => field(chunk, "Inner", () => chunk.substitution(0));
    const values: RawValue[] = [
      [0x21, () => field(chunk, "Bare", () => chunk.text("b"))],
      [0x21, () => chunk.raw(0x0f, 1, 1, 0).template({ id: 6, values: [string("i")], body: inner })],
      [0x21, []],
    ];
    const { records, problems } = await eventData(chunk, values, () =>
      chunk.substitution(0).substitution(1).substitution(2),
    );
    expect(records[0]?.data).toEqual({ Bare: "b", Inner: "i" });
    expect(problems).toEqual([]);
  });

  it("reads an event whose EventData is a template of its own", async () => {
    const chunk = new ChunkBuilder();
    const inner = () => chunk.element("EventData", { content: () => field(chunk, "F", () => chunk.substitution(0)) });
    const values: RawValue[] = [[0x21, () => void chunk.template({ id: 6, values: [string("v")], body: inner })]];
    const { records } = await readOneTemplate(chunk, values, () => void chunk.substitution(0));
    expect(records[0]?.data).toEqual({ F: "v" });
  });
});
