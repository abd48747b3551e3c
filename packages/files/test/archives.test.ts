import { createReadStream } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { EvidenceSource } from "@stray/evidence";
import { zipOf } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { openPaths } from "../src/index.ts";
import { openPipe } from "../src/open-pipe.ts";
import { temporaryFolder } from "./temporary-folder.ts";

function written(name: string, content: Uint8Array): string {
  return join(temporaryFolder({ [name]: content }), ...name.split("/"));
}

async function textOf({ open }: Pick<EvidenceSource, "open">): Promise<string> {
  const source = await open();
  const block = new Uint8Array(1 << 16);
  let text = "";
  try {
    for (let count = await source.read(block, 0); count > 0; count = await source.read(block, text.length)) {
      text += Buffer.from(block.subarray(0, count)).toString("latin1");
    }
    return text;
  } finally {
    await source.close();
  }
}

/** What archives hold, without the archives themselves. */
async function filesWithin(paths: readonly string[]) {
  const { sources, problems } = await openPaths(paths);
  return { sources: sources.filter(({ container }) => container === undefined), problems };
}

describe("zip archives", () => {
  it("are sources too, to be hashed as they were handed over", async () => {
    const zip = zipOf([{ name: "a.evtx", content: "x" }]);
    const { sources } = await openPaths([written("case/a.zip", zip)]);
    expect(sources.map(({ name, sizeBytes, container }) => [name, sizeBytes, container])).toEqual([
      ["a.zip", zip.length, "zip"],
      ["a.zip/a.evtx", 1, undefined],
    ]);
    expect(await textOf(sources[0] ?? expect.fail())).toBe(zip.toString("latin1"));
  });

  it("are looked into, whatever their name, and their files are read front to back", async () => {
    const big = "0123456789".repeat(50_000);
    const path = written(
      "triage.bin",
      zipOf([
        { name: "logs/", content: "" },
        { name: "logs/Security.evtx", content: big },
        { name: "logs/b.evtx", content: "b" },
      ]),
    );
    const { sources, problems } = await filesWithin([path]);
    expect(problems).toEqual([]);
    expect(sources.map(({ name, sizeBytes, given }) => [name, sizeBytes, given])).toEqual([
      ["triage.bin/logs/Security.evtx", 500_000, false],
      ["triage.bin/logs/b.evtx", 1, false],
    ]);
    expect(await Promise.all(sources.map(textOf))).toEqual([big, "b"]);
  });

  it("keep names that would lead elsewhere as names", async () => {
    const names = ["../../etc/passwd", "/root/.ssh/id", "C:\\Windows\\a.evtx", "a\u202eb\u001b[2J", "same", "same"];
    const path = written("tricks/a.zip", zipOf(names.map((name) => ({ name, content: name }))));
    const { sources } = await filesWithin([path]);
    expect(sources.map(({ name }) => name)).toEqual(
      ["../../etc/passwd", "/root/.ssh/id", "C:/Windows/a.evtx", "a\u202eb\u001b[2J", "same", "same"]
        .map((name) => `a.zip/${name}`)
        .sort(),
    );
    expect(await textOf(sources[0] ?? expect.fail())).toBe("../../etc/passwd");
  });

  it("tell what of them is encrypted or compressed in another way", async () => {
    const path = written(
      "locked/a.zip",
      zipOf([
        { name: "secret.evtx", content: "x", encrypted: true },
        { name: "lzma.evtx", content: "x", method: 14 },
        { name: "plain.evtx", content: "x" },
      ]),
    );
    const { sources, problems } = await filesWithin([path]);
    expect(sources.map(({ name }) => name)).toEqual(["a.zip/plain.evtx"]);
    expect(problems.map(({ code, level, source }) => [code, level, source])).toEqual([
      ["encrypted", "skipped", "a.zip/secret.evtx"],
      ["unknownCompression", "skipped", "a.zip/lzma.evtx"],
    ]);
  });

  it("are not inflated when they promise far more than logs", async () => {
    const bomb = { name: "bomb.evtx", content: "x", saidBytes: 0xff_ff_ff_f0 };
    const path = written("bomb/a.zip", zipOf([{ name: "first.evtx", content: "x" }, bomb, bomb]));
    const { sources, problems } = await filesWithin([path]);
    expect(sources.map(({ name }) => name)).toEqual(["a.zip/first.evtx"]);
    expect(problems.map(({ code, source }) => [code, source])).toEqual([["archiveTooLarge", "a.zip"]]);
  });

  it("end a file that inflates to more than the archive says", async () => {
    const path = written("liar/a.zip", zipOf([{ name: "a.evtx", content: "x".repeat(5000), saidBytes: 10 }]));
    const { sources } = await filesWithin([path]);
    await expect(textOf(sources[0] ?? expect.fail())).rejects.toMatchObject({ name: "FilesError", code: "cannotRead" });
  });

  it("that are damaged give what can be listed, and say so", async () => {
    const whole = zipOf([{ name: "a.evtx", content: "x" }]);
    const path = written("damaged/a.zip", whole.subarray(0, whole.length - 30));
    const { sources, problems } = await filesWithin([path]);
    expect(sources).toEqual([]);
    expect(problems.map(({ code, level, source }) => [code, level, source])).toEqual([
      ["badArchive", "skipped", "a.zip"],
    ]);
  });

  it("are read although a byte of their comment is missing, or some follow it", async () => {
    const whole = zipOf([{ name: "a.evtx", content: "x" }]);
    const short = Uint8Array.from(whole);
    short[short.length - 2] = 1;
    for (const bytes of [short, Buffer.concat([whole, Buffer.from("\n\n")])]) {
      const { sources, problems } = await filesWithin([written("odd/a.zip", bytes)]);
      expect(problems).toEqual([]);
      expect(await Promise.all(sources.map(textOf))).toEqual(["x"]);
    }
  });

  it("are looked into once, named and met on a walk", async () => {
    const path = written(
      "twice/a.zip",
      zipOf([
        { name: "a.evtx", content: "x", encrypted: true },
        { name: "b.evtx", content: "x" },
      ]),
    );
    const { sources, problems } = await filesWithin([path, join(path, "..")]);
    expect([sources.length, problems.length]).toEqual([1, 1]);
  });

  it("never throw, whatever their bytes", async () => {
    const whole = zipOf([
      { name: "a.evtx", content: "abc".repeat(99) },
      { name: "b", content: "y" },
    ]);
    for (let at = 4; at < whole.length; at += 3) {
      const path = written("any/a.zip", whole.with(at, 255 - (whole[at] ?? 0)));
      const { sources } = await filesWithin([path]);
      for (const source of sources)
        await textOf(source).catch((error: unknown) => expect(error).toMatchObject({ name: "FilesError" }));
    }
  });
});

describe("gzip", () => {
  it("is inflated by content, whatever its name", async () => {
    const path = written("g/log.jsonl.backup", gzipSync("{}\n".repeat(1000)));
    const { sources } = await filesWithin([path]);
    expect(sources.map(({ name, sizeBytes, given }) => [name, sizeBytes, given])).toEqual([
      ["log.jsonl.backup", null, true],
    ]);
    expect(await textOf(sources[0] ?? expect.fail())).toBe("{}\n".repeat(1000));
  });

  it("is inflated from a pipe too", async () => {
    const path = written("g/piped", gzipSync("through a pipe"));
    expect(await textOf({ open: () => openPipe(createReadStream(path)) })).toBe("through a pipe");
    const plain = written("g/plain", Buffer.from("as it is"));
    expect(await textOf({ open: () => openPipe(createReadStream(plain)) })).toBe("as it is");
  });

  it("that is cut fails where it ends, in plain words", async () => {
    const path = written("g/cut.gz", gzipSync("x".repeat(100_000)).subarray(0, 60));
    const { sources } = await filesWithin([path]);
    await expect(textOf(sources[0] ?? expect.fail())).rejects.toThrow(/^Reading stopped here: /);
  });
});
