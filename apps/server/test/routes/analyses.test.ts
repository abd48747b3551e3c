import { readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { zipOf } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import { analysisResourceSchema } from "../../src/jobs/analysis-resource.ts";
import { securityLog, sessionList } from "../evidence.ts";
import { expectProblem } from "../problems.ts";
import {
  type Answer,
  readReport,
  send,
  sharedServer,
  startServer,
  type TestServer,
  temporaryFolder,
  upload,
  waitFor,
  waitForEnd,
  waitForState,
} from "../running-server.ts";

const shared = sharedServer();
const log = { name: "PC/Security.evtx", bytes: securityLog(8) };
/** More sessions than can be scored before a test has looked at the analysis. */
const longWork = { name: "long.json", bytes: sessionList(30_000) };
/** More text than a small heap holds: it is full at once, where many small objects are collected for seconds first. */
const largeTexts = { name: "large.json", bytes: sessionList(500).replaceAll('"user', `"${"x".repeat(100_000)}`) };

function locationOf(answer: Answer): string {
  expect(answer.status).toBe(202);
  return String(answer.headers.location);
}

async function analyze(server: TestServer, files: Parameters<typeof upload>[1]): Promise<string> {
  const location = locationOf(await upload(server.url, files));
  expect(await waitForEnd(server.url, location)).toMatchObject({ state: "succeeded", problem: null });
  return location;
}

/** All that is on disk of a finished analysis. */
function filesOfFinished(location: string): string[] {
  const id = location.replace("/v1/analyses/", "");
  const reports = ["report.json", "report.jsonl", "report.csv", "report.findings.json"];
  return [id, ...["analysis.json", ...reports].map((name) => join(id, name))];
}

describe("POST /v1/analyses", () => {
  it("starts an analysis at once and says where to ask for it", async () => {
    const { url } = shared();
    const answer = await upload(url, [log], "?profile=stray");
    expect(answer).toMatchObject({ status: 202, headers: { "retry-after": "1", "content-type": "application/json" } });
    const { id, ...created } = analysisResourceSchema.parse(JSON.parse(answer.text));
    expect(answer.headers.location).toBe(`/v1/analyses/${id}`);
    expect(created).toMatchObject({ files: 1, bytes: log.bytes.length, finished: null, contentSha256: null });
    expect(["queued", "running"]).toContain(created.state);
    const ended = await waitForEnd(url, `/v1/analyses/${id}`);
    expect(ended).toMatchObject({ id, state: "succeeded", files: 1, progress: null, problem: null });
    expect((await send(`${url}/v1/analyses/${id}`)).headers).not.toHaveProperty("retry-after");
  });

  it("makes the report of the files, and deletes them", async () => {
    const server = await startServer();
    const location = await analyze(server, [log]);
    expect(await readReport(server.url, location)).toMatchObject({
      tool: { name: "stray", version: "1.2.3" },
      run: { frontend: "server", arguments: ["POST", "/v1/analyses"] },
      inputs: [{ name: "PC/Security.evtx", format: "evtx", records: 16 }],
      population: { userSessions: 8 },
    });
    expect(server.filesOnDisk().filter((name) => name.includes("evidence"))).toEqual([]);
  });

  it("looks into a zip and a gzip as the command line does", async () => {
    const { url } = shared();
    const zip = { name: "triage.zip", bytes: zipOf([{ name: "PC/Security.evtx", content: log.bytes }]) };
    expect(await readReport(url, await analyze(shared(), [zip]))).toMatchObject({
      inputs: [
        { name: "triage.zip", format: "zip", records: 0, bytes: zip.bytes.length },
        { name: "triage.zip/PC/Security.evtx", format: "evtx", records: 16, bytes: log.bytes.length },
      ],
      population: { userSessions: 8 },
    });
    const gzip = { name: "Security.evtx.gz", bytes: gzipSync(log.bytes) };
    expect(await readReport(url, await analyze(shared(), [gzip]))).toMatchObject({
      inputs: [{ name: "Security.evtx.gz", format: "evtx", records: 16 }],
    });
  });

  it("tells of a zip that holds nothing to read", async () => {
    const { url } = shared();
    const encrypted = { name: "PC/Security.evtx", content: log.bytes, encrypted: true };
    const location = locationOf(await upload(url, [{ name: "triage.zip", bytes: zipOf([encrypted]) }]));
    expect(await waitForEnd(url, location)).toMatchObject({
      state: "failed",
      problem: { type: "urn:stray:problem:noUsableInput", detail: expect.stringContaining("encrypted") },
    });
  });

  it("gives the same report whatever the order of the files", async () => {
    const server = shared();
    const other = { name: "Other.evtx", bytes: securityLog(3) };
    const one = await readReport(server.url, await analyze(server, [log, other]));
    const two = await readReport(server.url, await analyze(server, [other, log]));
    expect(one.contentSha256).toBe(two.contentSha256);
  });

  it("takes a session list as a file, with the report of POST /v1/score", async () => {
    const server = shared();
    const body = sessionList(12);
    const headers = { "content-type": "application/json" };
    const scored = await send(`${server.url}/v1/score`, { method: "POST", headers, body });
    const report = await readReport(server.url, await analyze(server, [{ name: "list.json", bytes: body }]));
    expect(report.contentSha256).toBe(JSON.parse(scored.text).contentSha256);
  });

  it("keeps names as they were sent, and never as paths", async () => {
    const around = temporaryFolder();
    const server = await startServer({ dataFolder: join(around, "data") });
    const names = [
      "nul\0",
      "../../x",
      "/etc/x",
      "C:\\x",
      "..\\..\\y",
      "__proto__",
      "a\u202eb",
      "💥.evtx",
      "%00",
      "CON",
      " ",
    ];
    const files = names.map((name, index) => ({ name, bytes: securityLog(index + 1) }));
    const location = await analyze(server, files);
    const report = await readReport(server.url, location);
    const sent = [...names].sort((a, b) => (a < b ? -1 : 1));
    expect(report.inputs.map(({ name }) => name)).toEqual(sent.map((name) => name.replaceAll("\\\\", "\\")));
    expect(readdirSync(around)).toEqual(["data"]);
    expect(server.filesOnDisk().sort()).toEqual(["stray-serve.lock", ...filesOfFinished(location)].sort());
  });

  it("tells why nothing could be used", async () => {
    const { url } = shared();
    const location = locationOf(await upload(url, [{ name: "notes.evtx", bytes: "hello" }]));
    const { problem, ...analysis } = await waitForEnd(url, location);
    expect(analysis).toMatchObject({ state: "failed", contentSha256: null });
    expect(problem).toMatchObject({ type: "urn:stray:problem:noUsableInput", status: 422 });
    expect(problem?.detail).toContain("notes.evtx");
    expectProblem(await send(`${url}${location}/report`), "reportNotReady");
  });

  it("gives up what takes too long", async () => {
    const { url } = await startServer({ limits: { analysisMs: 1 } });
    const { state, problem } = await waitForEnd(url, locationOf(await upload(url, [log])));
    expect({ state, type: problem?.type }).toEqual({ state: "failed", type: "urn:stray:problem:timedOut" });
  });

  it("gives up what needs too much memory, and goes on", async () => {
    const { url } = await startServer({ limits: { workerHeapMegabytes: 40 } });
    const { state, problem } = await waitForEnd(url, locationOf(await upload(url, [largeTexts])));
    expect({ state, type: problem?.type }).toEqual({ state: "failed", type: "urn:stray:problem:outOfMemory" });
    expect((await send(`${url}/readyz`)).status).toBe(204);
  });
});

describe("GET /v1/analyses/{id}", () => {
  it("shows how far the reading has come", async () => {
    const server = await startServer();
    const location = locationOf(await upload(server.url, [longWork]));
    const { progress } = await waitFor(server.url, location, (analysis) => analysis.progress !== null);
    const bytes = Buffer.byteLength(longWork.bytes);
    expect(progress).toMatchObject({ source: "long.json", bytesTotal: bytes });
    expect(progress?.bytesRead).toBeLessThanOrEqual(bytes);
    expect((await send(server.url + location)).headers["retry-after"]).toBe("1");
  });
});

describe("GET /v1/analyses", () => {
  it("lists the newest first", async () => {
    const server = await startServer();
    expect(JSON.parse((await send(`${server.url}/v1/analyses`)).text)).toEqual({ analyses: [] });
    const first = await analyze(server, [log]);
    const second = await analyze(server, [log]);
    const { analyses } = JSON.parse((await send(`${server.url}/v1/analyses`)).text);
    expect(analyses.map(({ id }: { id: string }) => `/v1/analyses/${id}`)).toEqual([second, first]);
  });
});

describe("DELETE /v1/analyses/{id}", () => {
  it("removes a finished analysis from list and disk", async () => {
    const server = await startServer();
    const location = await analyze(server, [log]);
    expect((await send(server.url + location, { method: "DELETE" })).status).toBe(204);
    for (const path of [location, `${location}/report`]) expectProblem(await send(server.url + path), "notFound");
    expectProblem(await send(server.url + location, { method: "DELETE" }), "notFound");
    expect(server.filesOnDisk()).toEqual(["stray-serve.lock"]);
  });

  it("cancels what runs and what waits, and the next one gets its turn", async () => {
    const server = await startServer();
    const running = locationOf(await upload(server.url, [longWork]));
    await waitForState(server.url, running, "running");
    const waiting = locationOf(await upload(server.url, [longWork]));
    await waitForState(server.url, waiting, "queued");
    expectProblem(await send(`${server.url}${waiting}/report`), "reportNotReady");
    for (const location of [waiting, running]) {
      expect((await send(server.url + location, { method: "DELETE" })).status).toBe(204);
    }
    expect(server.filesOnDisk()).toEqual(["stray-serve.lock"]);
    await analyze(server, [log]);
  });

  it("gives its bytes back", async () => {
    const server = await startServer({ limits: { diskBytes: 2 * log.bytes.length } });
    for (let round = 0; round < 3; round++) {
      const location = await analyze(server, [log]);
      await send(server.url + location, { method: "DELETE" });
    }
  });
});

describe("a server that is started again", () => {
  it("still has the reports of the data folder", async () => {
    const first = await startServer();
    const location = await analyze(first, [log]);
    const report = await readReport(first.url, location);
    await first.close();
    const second = await startServer({ dataFolder: first.dataFolder });
    expect(await readReport(second.url, location)).toEqual(report);
  });

  it("has what was running finished or cancelled, as the time to stop allowed", async () => {
    for (const [drainMs, state] of [
      [30_000, "succeeded"],
      [0, "cancelled"],
    ] as const) {
      const first = await startServer({ limits: { drainMs } });
      const file = drainMs === 0 ? longWork : log;
      const location = locationOf(await upload(first.url, [file]));
      await waitForState(first.url, location, "running");
      await first.close();
      const second = await startServer({ dataFolder: first.dataFolder });
      expect(await waitForEnd(second.url, location)).toMatchObject({ state });
      expect(second.filesOnDisk().filter((name) => name.includes("evidence"))).toEqual([]);
    }
  });

  it("cancels what a crash left half done", async () => {
    const first = await startServer();
    const location = locationOf(await upload(first.url, [longWork]));
    await waitForState(first.url, location, "running");
    // What a crash leaves: the folder as it is now. A second server in the same process takes the lock over.
    const second = await startServer({ dataFolder: first.dataFolder });
    expect(await waitForEnd(second.url, location)).toMatchObject({ state: "cancelled" });
    expect(second.filesOnDisk().filter((name) => name.includes("evidence"))).toEqual([]);
  });
});
