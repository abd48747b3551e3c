import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FilesError } from "../src/errors.ts";
import { createEventSpill } from "../src/event-spill.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stray-test-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("an event spill", () => {
  it("gives back every run from where it was put", () => {
    const spill = createEventSpill(folder);
    const runs = [Uint8Array.of(1, 2, 3), new Uint8Array(200_000).fill(7), Uint8Array.of(9)];
    const places = runs.map((run) => spill.append(run));
    expect(places).toEqual([0, 3, 200_003]);
    runs.forEach((run, index) => {
      expect(Buffer.compare(spill.read(places[index]!, run.length), run)).toBe(0);
    });
    spill.close();
  });

  it("makes nothing before the first run, and leaves nothing behind", () => {
    const spill = createEventSpill(folder);
    expect(readdirSync(folder)).toEqual([]);
    spill.append(Uint8Array.of(1));
    spill.close();
    expect(readdirSync(folder)).toEqual([]);
  });

  it.skipIf(process.platform === "win32")(
    "has no name while it is used, so that no death of the process leaves it (Windows keeps the name of an open file)",
    () => {
      const spill = createEventSpill(folder);
      spill.append(Uint8Array.of(1));
      expect(readdirSync(folder)).toEqual([]);
      expect([...spill.read(0, 1)]).toEqual([1]);
      spill.close();
    },
  );

  it("says in plain words where it cannot write", () => {
    const spill = createEventSpill(join(folder, "missing"));
    expect(() => spill.append(Uint8Array.of(1))).toThrow(FilesError);
    expect(() => spill.append(Uint8Array.of(1))).toThrow(/put aside in .*missing: it does not exist/);
  });

  it("takes nothing once it is closed", () => {
    const spill = createEventSpill(folder);
    spill.close();
    expect(() => spill.append(Uint8Array.of(1))).toThrow(FilesError);
    expect(readdirSync(folder)).toEqual([]);
  });
});
