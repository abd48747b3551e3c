import { createHash } from "node:crypto";
import { type CreateSha256, defaultAnalysisOptions } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { readReferences } from "../src/index.ts";

const createSha256: CreateSha256 = () => {
  const hash = createHash("sha256");
  return { update: (bytes) => void hash.update(bytes), digestHex: () => hash.digest("hex") };
};
const list = JSON.stringify({ strayKnownGood: 1, entries: [{ accounts: ["bob"], reason: "tests" }] });
const read = (bytes: Uint8Array) =>
  readReferences({ knownGood: { name: "list.json", bytes } }, defaultAnalysisOptions, createSha256);

describe("readReferences", () => {
  it("names nothing where nothing is given", () => {
    const { references, options } = readReferences({}, defaultAnalysisOptions, createSha256);
    expect(references).toEqual({});
    expect(options).toEqual(defaultAnalysisOptions);
  });

  it("names a known-good list by the SHA-256 of its bytes", () => {
    const { references, options } = read(Buffer.from(list));
    expect(references.knownGood?.entries).toEqual([{ accounts: ["bob"], reason: "tests" }]);
    expect(options.knownGood).toBe(createHash("sha256").update(list).digest("hex"));
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${list}`)],
    ["UTF-16, as PowerShell writes it", Buffer.from(`\uFEFF${list}`, "utf16le")],
  ])("reads %s", (_, bytes) => {
    expect(read(bytes).references.knownGood?.entries).toHaveLength(1);
  });

  it("says which file is none", () => {
    expect(() => read(Buffer.from("MZ"))).toThrow(expect.objectContaining({ code: "badKnownGoodList" }));
    expect(() => read(Buffer.from("MZ"))).toThrow("list.json is no known-good list");
    expect(() => read(Buffer.from("{}"))).toThrow(/list: strayKnownGood must be 1, but is missing; docs/);
    expect(() => read(Buffer.from('{"strayKnownGood":2}'))).toThrow(/list: strayKnownGood must be 1, not 2; docs/);
  });
});
