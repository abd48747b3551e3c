import { type ClientRequest, request } from "node:http";
import { describe, expect, it } from "vitest";
import type { LogLine } from "../../src/index.ts";
import { sessionList } from "../evidence.ts";
import { expectProblem } from "../problems.ts";
import { type Answer, readAnswer, send, startServer, type TestServer, until } from "../running-server.ts";

const beginning = '--b\r\nContent-Disposition: form-data; name="f"; filename="a.evtx"\r\n\r\nElfFile';

/** A chunked upload that has sent its first bytes, and its answer once there is one. */
function beginUpload({ url }: TestServer): { request: ClientRequest; answer: Promise<Answer> } {
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const upload = request(`${url}/v1/analyses`, { method: "POST", headers });
  upload.write(beginning);
  return { request: upload, answer: readAnswer(upload) };
}

function isOnDisk({ filesOnDisk }: TestServer): boolean {
  return filesOnDisk().some((name) => /evidence.0$/.test(name));
}

function hasNothing({ filesOnDisk }: TestServer): boolean {
  return filesOnDisk().every((name) => name === "stray-serve.lock" || name === "transient");
}

describe("an upload that does not come to its end", () => {
  it("is gone from disk and list, and its place is free, when the client goes away", async () => {
    const lines: LogLine[] = [];
    const server = await startServer({ limits: { jobs: 1 }, log: (line) => lines.push(line) });
    const upload = beginUpload(server);
    const gone = expect(upload.answer).rejects.toThrow();
    await until(() => isOnDisk(server));
    const listed = JSON.parse((await send(`${server.url}/v1/analyses`)).text);
    expect(listed).toMatchObject({ analyses: [{ state: "created", files: 0 }] });
    upload.request.destroy();
    await gone;
    await until(() => hasNothing(server));
    expect(JSON.parse((await send(`${server.url}/v1/analyses`)).text)).toEqual({ analyses: [] });
    expect(lines.filter(({ event }) => event === "failure")).toEqual([]);
    const next = beginUpload(server);
    await until(() => isOnDisk(server));
    next.request.end("\r\n--b--\r\n");
    expect((await next.answer).status).toBe(202);
  });

  it("is given up when no byte comes for a while", async () => {
    const server = await startServer({ limits: { idleMs: 50 } });
    expectProblem(await beginUpload(server).answer, "requestStalled");
    await until(() => hasNothing(server));
  });

  it("is refused when the analysis is deleted meanwhile", async () => {
    const server = await startServer();
    const upload = beginUpload(server);
    await until(() => isOnDisk(server));
    const { analyses } = JSON.parse((await send(`${server.url}/v1/analyses`)).text);
    const deleted = await send(`${server.url}/v1/analyses/${analyses[0].id}`, { method: "DELETE" });
    expect(deleted.status).toBe(204);
    expectProblem(await upload.answer, "cancelled");
    expect(hasNothing(server)).toBe(true);
  });

  it("keeps its place: the next one is told to come back", async () => {
    const server = await startServer({ limits: { jobs: 1 } });
    const upload = beginUpload(server);
    await until(() => isOnDisk(server));
    const refused = await beginUpload(server).answer;
    expectProblem(refused, "tooManyJobs");
    expect(refused.headers["retry-after"]).toBe("5");
    upload.request.end("\r\n--b--\r\n");
    expect((await upload.answer).status).toBe(202);
  });

  it("is refused when the server stops", async () => {
    const server = await startServer({ limits: { drainMs: 30_000 } });
    const upload = beginUpload(server);
    await until(() => isOnDisk(server));
    const closed = server.close();
    expectProblem(await upload.answer, "stopping");
    await closed;
    expect(hasNothing(server)).toBe(true);
  });
});

describe("a session list that does not come to its end", () => {
  function beginList({ url }: TestServer): { request: ClientRequest; answer: Promise<Answer> } {
    const score = request(`${url}/v1/score`, { method: "POST", headers: { "content-type": "application/json" } });
    score.write("[");
    return { request: score, answer: readAnswer(score) };
  }

  it("is gone from disk when the client goes away", async () => {
    const server = await startServer();
    const list = beginList(server);
    const gone = expect(list.answer).rejects.toThrow();
    await until(() => isOnDisk(server));
    list.request.destroy();
    await gone;
    await until(() => hasNothing(server));
  });

  it("ends its work, when the client goes away while it is scored", async () => {
    const server = await startServer({ limits: { jobs: 1 } });
    const list = beginList(server);
    const gone = expect(list.answer).rejects.toThrow();
    list.request.end(sessionList(30_000).slice(1));
    await until(() => server.filesOnDisk().some((name) => name.endsWith("0")));
    // The one place is taken as long as the work goes on.
    expectProblem(await beginList(server).answer, "tooManyJobs");
    list.request.destroy();
    await gone;
    await until(() => hasNothing(server));
    const next = beginList(server);
    next.request.end("]");
    expect((await next.answer).status).toBe(200);
  });

  it("is given up when no byte comes for a while", async () => {
    const server = await startServer({ limits: { idleMs: 50 } });
    expectProblem(await beginList(server).answer, "requestStalled");
    await until(() => hasNothing(server));
  });
});
