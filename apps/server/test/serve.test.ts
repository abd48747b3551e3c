import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createApp, createService, defaultLimits, serve } from "../src/index.ts";
import { expectProblem } from "./problems.ts";
import { send, startServer, temporaryFolder } from "./running-server.ts";

const lockOf = (folder: string) => join(folder, "stray-serve.lock");

/** Sends bytes as they are and resolves to all that comes back. */
function exchange(url: string, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(bytes));
    let text = "";
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("end", () => resolve(text));
    socket.on("error", reject);
  });
}

function answerIn(text: string) {
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = Object.fromEntries(lines.map((line) => line.split(": ")));
  return { status: Number(statusLine.split(" ")[1]), headers, text: body };
}

describe("starting", () => {
  it("binds to loopback unless told otherwise", async () => {
    const { url } = await startServer();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it("is refused when the port is taken", async () => {
    const { url } = await startServer();
    const second = serve({ version: "1", port: Number(new URL(url).port) });
    await expect(second).rejects.toMatchObject({ code: "addressUnusable" });
  });

  it("is refused when the data folder is a file", async () => {
    const file = join(temporaryFolder(), "file");
    writeFileSync(file, "");
    const started = serve({ version: "1", port: 0, dataFolder: file });
    await expect(started).rejects.toMatchObject({ code: "dataFolderUnusable" });
  });

  it("is refused when another process serves from the data folder", async () => {
    const dataFolder = temporaryFolder();
    writeFileSync(lockOf(dataFolder), `${process.ppid}\n`);
    await expect(serve({ version: "1", port: 0, dataFolder })).rejects.toMatchObject({ code: "dataFolderInUse" });
  });

  it("takes over the data folder of a process that is gone", async () => {
    const dataFolder = temporaryFolder();
    writeFileSync(lockOf(dataFolder), `${spawnSync(process.execPath, ["-e", "0"]).pid}\n`);
    await startServer({ dataFolder });
    expect(readFileSync(lockOf(dataFolder), "utf8")).toBe(`${process.pid}\n`);
  });
});

describe("closing", () => {
  it("frees port and lock, and may be asked for twice", async () => {
    const dataFolder = temporaryFolder();
    const server = await serve({ version: "1", port: 0, dataFolder });
    await Promise.all([server.close(), server.close()]);
    expect(existsSync(lockOf(dataFolder))).toBe(false);
    await expect(send(`${server.url}/livez`)).rejects.toThrow("ECONNREFUSED");
  });

  it("deletes the private folder it made", async () => {
    const strayFolders = () => readdirSync(tmpdir()).filter((name) => name.startsWith("stray-serve-"));
    const before = strayFolders();
    const server = await serve({ version: "1", port: 0 });
    const [folder = ""] = strayFolders().filter((name) => !before.includes(name));
    expect(folder).not.toBe("");
    await server.close();
    expect(existsSync(join(tmpdir(), folder))).toBe(false);
  });

  it("is not ready and takes no work from the moment it is asked to stop", async () => {
    const log = () => {};
    const service = await createService({ version: "1", dataFolder: temporaryFolder(), limits: defaultLimits, log });
    const app = createApp({ service, host: "127.0.0.1", token: null, log });
    expect((await app.request("/readyz")).status).toBe(204);
    await service.stop(AbortSignal.timeout(1_000));
    const [ready, score, alive] = await Promise.all([
      app.request("/readyz"),
      app.request("/v1/score", { method: "POST" }),
      app.request("/livez"),
    ]);
    expect([ready.status, score.status, alive.status]).toEqual([503, 503, 204]);
  });
});

describe("what is no HTTP request", () => {
  it.each([
    ["garbage", "\0\x01\x02\r\n\r\n"],
    ["a line feed in a header", "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\nb: c\rd\r\n\r\n"],
    ["no Host", "GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["an empty Host", "GET /livez HTTP/1.1\r\nHost: \r\nConnection: close\r\n\r\n"],
    ["a target that is no path", "GET livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"],
    ["two lengths", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"],
  ])("%s is answered like every other error", async (_what, bytes) => {
    const { url } = await startServer();
    expectProblem(answerIn(await exchange(url, bytes)), "malformedRequest");
  });

  it.each([
    ["target", `GET /${"x".repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`],
    ["header", `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"x".repeat(20_000)}\r\n\r\n`],
  ])("a %s that is too large is told so", async (_what, bytes) => {
    const { url } = await startServer();
    expectProblem(answerIn(await exchange(url, bytes)), "headersTooLarge");
  });

  it("a target of another host is not ours", async () => {
    const { url } = await startServer();
    const bytes = "GET http://evil.example/livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    expectProblem(answerIn(await exchange(url, bytes)), "wrongHost");
  });
});
