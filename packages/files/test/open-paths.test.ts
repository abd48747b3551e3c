import { chmodSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPaths } from "../src/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const onWindows = process.platform === "win32";
const isRoot = process.getuid?.() === 0;

async function namesOf(...paths: string[]): Promise<string[]> {
  const { sources, problems } = await openPaths(paths);
  expect(problems).toEqual([]);
  return sources.map(({ name }) => name);
}

describe("openPaths: names", () => {
  it("names one file by its base name", async () => {
    const folder = temporaryFolder({ "deep/er/Security.evtx": "" });
    expect(await namesOf(join(folder, "deep", "er", "Security.evtx"))).toEqual(["Security.evtx"]);
  });

  it("names the files of a folder by their path below it, sorted by code unit", async () => {
    const folder = temporaryFolder({ "b.evtx": "", "a/z.evtx": "", "B.evtx": "", "a.evtx": "" });
    expect(await namesOf(folder)).toEqual(["B.evtx", "a.evtx", "a/z.evtx", "b.evtx"]);
  });

  it("names files of several paths below the longest folder they share", async () => {
    const folder = temporaryFolder({ "x/hostA/S.evtx": "", "x/hostB/S.evtx": "", "x/one.jsonl": "" });
    const [hostA, hostB] = [join(folder, "x", "hostA"), join(folder, "x", "hostB")];
    expect(await namesOf(hostB, hostA)).toEqual(["hostA/S.evtx", "hostB/S.evtx"]);
    expect(await namesOf(hostA, join(folder, "x", "one.jsonl"))).toEqual(["hostA/S.evtx", "one.jsonl"]);
    expect(await namesOf(hostA)).toEqual(["S.evtx"]);
  });

  it("does not take a folder for another whose name it begins with", async () => {
    const folder = temporaryFolder({ "host/S.evtx": "", "host2/S.evtx": "", "..odd/S.evtx": "" });
    expect(await namesOf(join(folder, "host"), join(folder, "host2"), join(folder, "..odd"))).toEqual([
      "..odd/S.evtx",
      "host/S.evtx",
      "host2/S.evtx",
    ]);
  });

  it("names standard input -", async () => {
    const { sources } = await openPaths(["-", "-"]);
    expect(sources.map(({ name, given, sizeBytes }) => ({ name, given, sizeBytes }))).toEqual([
      { name: "-", given: true, sizeBytes: null },
    ]);
  });
});

describe("openPaths: what is read", () => {
  it("takes a file named twice once, as given, whatever the order", async () => {
    const folder = temporaryFolder({ "a.evtx": "12345", "b.evtx": "" });
    for (const paths of [
      [folder, join(folder, "a.evtx")],
      [join(folder, "a.evtx"), folder, join(folder, ".", "a.evtx")],
    ]) {
      const { sources } = await openPaths(paths);
      expect(sources.map(({ name, given, sizeBytes }) => [name, given, sizeBytes])).toEqual([
        ["a.evtx", true, 5],
        ["b.evtx", false, 0],
      ]);
    }
  });

  it("expands globs itself: files are given, folders are walked", async () => {
    const folder = temporaryFolder({
      "logs/a.evtx": "",
      "logs/b.evtx": "",
      "logs/c.txt": "",
      "logs/d.evtx/e.json": "",
    });
    const { sources } = await openPaths([join(folder, "logs", "*.evtx")]);
    expect(sources.map(({ name, given }) => [name, given])).toEqual([
      ["a.evtx", true],
      ["b.evtx", true],
      ["d.evtx/e.json", false],
    ]);
    expect(await namesOf(join(folder, "**", "*.json"))).toEqual(["e.json"]);
    expect(await namesOf(join(folder, "*", "{a,c}.*"))).toEqual(["a.evtx", "c.txt"]);
  });

  it("takes brackets in the name of a folder that exists as written", async () => {
    const folder = temporaryFolder({ "case [a-c] 7/x/one.evtx": "", "case b 7/x/other.evtx": "" });
    expect(await namesOf(join(folder, "case [a-c] 7", "**", "*.evtx"))).toEqual(["one.evtx"]);
    expect(await namesOf(join(folder, "case [a-b] 7", "x", "*.evtx"))).toEqual(["other.evtx"]);
  });

  it("takes a folder named like a log for a folder", async () => {
    const folder = temporaryFolder({ "x.evtx/Security.evtx": "" });
    expect(await namesOf(join(folder, "x.evtx"))).toEqual(["Security.evtx"]);
    expect(await namesOf(folder)).toEqual(["x.evtx/Security.evtx"]);
  });

  it("prefers a path that exists as written to its meaning as a glob", async () => {
    const folder = temporaryFolder({ "logs[1].evtx": "", "logs1.evtx": "" });
    expect(await namesOf(join(folder, "logs[1].evtx"))).toEqual(["logs[1].evtx"]);
  });

  it.skipIf(onWindows)(
    "follows links to files, tells of links to folders and of dead ones (Windows: links need a privilege)",
    async () => {
      const folder = temporaryFolder({ "in/a.evtx": "abc", "out/b.evtx": "" });
      symlinkSync(join(folder, "out", "b.evtx"), join(folder, "in", "to-file.evtx"));
      symlinkSync(join(folder, "out"), join(folder, "in", "to-folder"));
      symlinkSync(join(folder, "in"), join(folder, "in", "circle"));
      symlinkSync(join(folder, "gone"), join(folder, "in", "dead"));
      const { sources, problems } = await openPaths([join(folder, "in")]);
      expect(sources.map(({ name }) => name)).toEqual(["a.evtx", "to-file.evtx"]);
      expect(problems.map(({ code, level, source }) => [source, code, level]).sort()).toEqual([
        ["circle", "linkToFolder", "note"],
        ["dead", "deadLink", "note"],
        ["to-folder", "linkToFolder", "note"],
      ]);
    },
  );

  it.skipIf(onWindows)("walks a linked folder that was named itself (Windows: links need a privilege)", async () => {
    const folder = temporaryFolder({ "real/a.evtx": "" });
    symlinkSync(join(folder, "real"), join(folder, "link"));
    expect(await namesOf(join(folder, "link"))).toEqual(["a.evtx"]);
  });
});

describe("openPaths: what cannot be reached", () => {
  it("tells of a missing path and reads the others", async () => {
    const folder = temporaryFolder({ "a.evtx": "" });
    const missing = join(folder, "b.evtx");
    const { sources, problems } = await openPaths([missing, join(folder, "a.evtx")]);
    expect(sources.map(({ name }) => name)).toEqual(["a.evtx"]);
    expect(problems).toEqual([
      {
        code: "missingPath",
        level: "skipped",
        source: missing,
        offset: null,
        line: null,
        text: "There is no such file or folder; check the path.",
        bytesLost: null,
        count: 1,
      },
    ]);
  });

  it("refuses a pattern whose matching could take for ever, and takes extended ones as written", async () => {
    const folder = temporaryFolder({ ["a".repeat(200)]: "" });
    const patterns = [
      `${"*a".repeat(40)}b`,
      `${"*a".repeat(5)}b`,
      `x/${"**/".repeat(4)}y`,
      `${"+(a|aa)".repeat(20)}b*`,
    ];
    const { problems } = await openPaths(patterns.map((pattern) => join(folder, pattern)));
    expect(problems.map(({ code, level }) => [code, level])).toEqual([
      ["badPattern", "skipped"],
      ["badPattern", "skipped"],
      ["badPattern", "skipped"],
      ["noMatch", "skipped"],
    ]);
    expect(await namesOf(join(folder, "*a*a*a*"))).toEqual(["a".repeat(200)]);
  });

  it("tells of a pattern without a match, of an empty folder, and of a path through a file", async () => {
    const folder = temporaryFolder({ "a.evtx": "", "empty/sub/x": "" });
    const { problems } = await openPaths([
      join(folder, "*.xml"),
      join(folder, "gone", "*.xml"),
      temporaryFolder(),
      join(folder, "a.evtx", "b"),
    ]);
    expect(problems.map(({ code, level }) => [code, level])).toEqual([
      ["noMatch", "skipped"],
      ["noMatch", "skipped"],
      ["emptyFolder", "skipped"],
      ["unreadable", "skipped"],
    ]);
  });

  it.skipIf(onWindows || isRoot)(
    "tells of an unreadable folder by its name (root may read all; Windows has no such modes)",
    async () => {
      const folder = temporaryFolder({ "a.evtx": "", "locked/b.evtx": "" });
      chmodSync(join(folder, "locked"), 0o000);
      const { sources, problems } = await openPaths([folder]);
      chmodSync(join(folder, "locked"), 0o700);
      expect(sources.map(({ name }) => name)).toEqual(["a.evtx"]);
      expect(problems.map(({ source, code, level }) => [source, code, level])).toEqual([
        ["locked", "unreadable", "skipped"],
      ]);
    },
  );
});
