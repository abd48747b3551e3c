import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openPaths } from "../src/index.ts";
import { connectNamedPipe } from "../src/named-pipe.ts";
import { temporaryFolder } from "./temporary-folder.ts";

function namedPipe(): string {
  const path = join(temporaryFolder(), "pipe");
  execFileSync("mkfifo", [path]);
  return path;
}

describe.skipIf(process.platform === "win32")("a named pipe (Windows has none among its files)", () => {
  it("gives what a writer writes that comes later, then ends", async () => {
    const path = namedPipe();
    const { sources } = await openPaths([path]);
    const opening = sources[0]!.open();
    await writeFile(path, "hello");
    const open = await opening;
    const target = new Uint8Array(10);
    expect(await open.read(target, 0)).toBe(5);
    expect(new TextDecoder().decode(target.subarray(0, 5))).toBe("hello");
    await open.close();
  });

  it("can be given up while no writer comes", async () => {
    const stream = await connectNamedPipe(namedPipe());
    stream.destroy();
    await once(stream, "close");
    expect(stream.bytesRead).toBe(0);
  });

  it("that is a file by now is refused", async () => {
    const path = join(temporaryFolder({ file: "x" }), "file");
    await expect(connectNamedPipe(path)).rejects.toMatchObject({ code: "cannotRead" });
  });
});
