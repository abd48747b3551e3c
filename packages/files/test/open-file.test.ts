import { appendFileSync, chmodSync, closeSync, ftruncateSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPaths } from "../src/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const onWindows = process.platform === "win32";
const isRoot = process.getuid?.() === 0;

async function openOnly(path: string) {
  const { sources } = await openPaths([path]);
  return await sources[0]!.open();
}

describe("an opened file", () => {
  it("gives bytes from any position, fewer only at the end", async () => {
    const opened = await openOnly(join(temporaryFolder({ "a.bin": "0123456789" }), "a.bin"));
    const target = Buffer.alloc(4);
    expect(await opened.read(target, 6)).toBe(4);
    expect(target.toString()).toBe("6789");
    expect(await opened.read(target, 8)).toBe(2);
    expect(target.toString()).toBe("8989");
    expect(await opened.read(target, 10)).toBe(0);
    await opened.close();
  });

  it("gives what is appended while it is read", async () => {
    const path = join(temporaryFolder({ "a.bin": "01" }), "a.bin");
    const opened = await openOnly(path);
    const target = Buffer.alloc(4);
    expect(await opened.read(target, 0)).toBe(2);
    appendFileSync(path, "23");
    expect(await opened.read(target, 2)).toBe(2);
    expect(target.toString().slice(0, 2)).toBe("23");
    await opened.close();
  });

  it("says plainly that it has gone before its turn came", async () => {
    const path = join(temporaryFolder({ "a.bin": "" }), "a.bin");
    const { sources } = await openPaths([path]);
    rmSync(path);
    await expect(sources[0]!.open()).rejects.toMatchObject({
      name: "FilesError",
      code: "cannotRead",
      message: "This file cannot be opened: it does not exist; check the path.",
    });
  });

  it.skipIf(onWindows)(
    "gives bytes beyond 4 GiB (Windows: a file with a hole takes a privilege, else all its room)",
    async () => {
      const path = join(temporaryFolder({ "a.bin": "" }), "a.bin");
      const beyond = 2 ** 32 + 8;
      const file = openSync(path, "r+");
      ftruncateSync(file, beyond);
      writeSync(file, "end", beyond);
      closeSync(file);
      const { sources } = await openPaths([path]);
      expect(sources[0]?.sizeBytes).toBe(beyond + 3);
      const opened = await openOnly(path);
      const target = Buffer.alloc(4);
      expect(await opened.read(target, beyond - 1)).toBe(4);
      expect(target.toString()).toBe("\0end");
      await opened.close();
    },
  );

  it.skipIf(onWindows || isRoot)(
    "says plainly that it may not be read (root may read all; Windows has no such modes)",
    async () => {
      const path = join(temporaryFolder({ "a.bin": "" }), "a.bin");
      chmodSync(path, 0o000);
      await expect(openOnly(path)).rejects.toMatchObject({
        code: "cannotRead",
        message: expect.stringMatching(/^This file cannot be opened: .*permi/i),
      });
    },
  );
});
