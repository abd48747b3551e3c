import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { writeFileAtomically } from "../src/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const keep = { force: false };

describe("writeFileAtomically", () => {
  it("writes all pieces and leaves nothing beside the file", async () => {
    const folder = temporaryFolder();
    await writeFileAtomically(join(folder, "out.json"), ["é", "", "x".repeat(3 << 20)], keep);
    expect(readFileSync(join(folder, "out.json"), "utf8")).toBe(`é${"x".repeat(3 << 20)}`);
    expect(readdirSync(folder)).toEqual(["out.json"]);
  });

  it("refuses to overwrite, before it asks for a piece", async () => {
    const folder = temporaryFolder({ "out.json": "old" });
    let asked = false;
    function* pieces() {
      asked = true;
      yield "new";
    }
    await expect(writeFileAtomically(join(folder, "out.json"), pieces(), keep)).rejects.toMatchObject({
      code: "exists",
    });
    expect(asked).toBe(false);
    expect(readFileSync(join(folder, "out.json"), "utf8")).toBe("old");
  });

  it("overwrites when told to", async () => {
    const folder = temporaryFolder({ "out.json": "old" });
    await writeFileAtomically(join(folder, "out.json"), ["new"], { force: true });
    expect(readFileSync(join(folder, "out.json"), "utf8")).toBe("new");
    expect(readdirSync(folder)).toEqual(["out.json"]);
  });

  it.skipIf(process.platform === "win32")("writes into a pipe and leaves it one (Windows has none)", async () => {
    const pipe = join(temporaryFolder(), "pipe");
    execFileSync("mkfifo", [pipe]);
    const read = readFile(pipe, "utf8");
    await writeFileAtomically(pipe, ["one ", "two"], { force: true });
    expect(await read).toBe("one two");
    expect(statSync(pipe).isFIFO()).toBe(true);
  });

  it("does not overwrite a file that came while it was writing", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "out.json");
    async function* pieces() {
      yield "first half, ";
      await writeFileAtomically(path, ["theirs"], keep);
      yield "second half";
    }
    await expect(writeFileAtomically(path, pieces(), keep)).rejects.toMatchObject({ code: "exists" });
    expect(readFileSync(path, "utf8")).toBe("theirs");
    expect(readdirSync(folder)).toEqual(["out.json"]);
  });

  it("leaves the old file and no other when a piece fails", async () => {
    const folder = temporaryFolder({ "out.json": "old" });
    function* pieces() {
      yield "half";
      throw new RangeError("no more");
    }
    await expect(writeFileAtomically(join(folder, "out.json"), pieces(), { force: true })).rejects.toThrow(RangeError);
    expect(readFileSync(join(folder, "out.json"), "utf8")).toBe("old");
    expect(readdirSync(folder)).toEqual(["out.json"]);
  });

  it("says plainly why it cannot write", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "out.json"));
    const path = join(folder, "gone", "out.json");
    await expect(writeFileAtomically(path, ["x"], keep)).rejects.toMatchObject({
      code: "cannotWrite",
      message: `${path} cannot be written: it does not exist; check the path.`,
    });
    await expect(writeFileAtomically(join(folder, "out.json"), ["x"], { force: true })).rejects.toMatchObject({
      code: "cannotWrite",
    });
    expect(readdirSync(folder)).toEqual(["out.json"]);
  });

  it.skipIf(process.platform === "win32")(
    "removes its temporary file when a signal ends the process (Windows has no such signals)",
    async () => {
      const folder = temporaryFolder();
      const script = fileURLToPath(new URL("write-forever.ts", import.meta.url));
      const child = spawn(process.execPath, [...process.execArgv, script, join(folder, "out.json")], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      await new Promise((resolve) => child.stdout.once("data", resolve));
      expect(readdirSync(folder)).toHaveLength(1);
      const ended = new Promise((resolve) => child.once("exit", (_code, signal) => resolve(signal)));
      child.kill("SIGTERM");
      expect(await ended).toBe("SIGTERM");
      expect(existsSync(join(folder, "out.json"))).toBe(false);
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
