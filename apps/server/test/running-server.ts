import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { type ClientRequest, request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AnalysisReport, analysisReportSchema } from "@stray/schemas";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { type RunningServer, type ServeOptions, serve } from "../src/index.ts";
import { type AnalysisResource, analysisResourceSchema, isFinished } from "../src/jobs/analysis-resource.ts";

const prefix = "stray-server-test-";

export interface TestServer extends RunningServer {
  dataFolder: string;
  /** Everything on disk below the data folder. */
  filesOnDisk: () => string[];
}

/** A server on a free port of loopback with a data folder of its own; both are gone when the test ends. */
export async function startServer(options: Partial<ServeOptions> = {}): Promise<TestServer> {
  const server = await openServer(options.dataFolder ?? temporaryFolder(), options);
  onTestFinished(server.close);
  return server;
}

/** One server for all tests of a file, where starting a worker thread for each would take longest. */
export function sharedServer(options: Partial<ServeOptions> = {}): () => TestServer {
  let server: TestServer | undefined;
  beforeAll(async () => {
    server = await openServer(mkdtempSync(join(tmpdir(), prefix)), options);
  });
  afterAll(async () => {
    await server?.close();
    if (server) removeFolder(server.dataFolder);
  });
  return () => {
    if (server === undefined) throw new Error("the server runs only while tests do");
    return server;
  };
}

async function openServer(dataFolder: string, options: Partial<ServeOptions>): Promise<TestServer> {
  // Work that a test leaves behind is not waited for.
  const limits = { drainMs: 0, ...options.limits };
  const server = await serve({ version: "1.2.3", port: 0, dataFolder, ...options, limits });
  const filesOnDisk = () => readdirSync(dataFolder, { recursive: true }).map(String);
  return { ...server, dataFolder, filesOnDisk };
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => removeFolder(folder));
  return folder;
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

interface Sent {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** One request over node:http, which sends any Host and any header. */
export function send(url: string, { method = "GET", headers = {}, body }: Sent = {}): Promise<Answer> {
  const request = httpRequest(url, { method, headers });
  const answer = readAnswer(request);
  request.end(body);
  return answer;
}

/** The whole answer to a request that is still being sent. */
export function readAnswer(request: ClientRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
  });
}

/** Waits for what happens soon; the test's own time limit ends the wait for what never does. */
export async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** A part of a form; without a field it is evidence. */
interface UploadPart {
  field?: "baseline" | "knownGood";
  name: string;
  bytes: string | Uint8Array;
}

/** A multipart body by hand, so that file names are sent byte for byte. */
export function multipart(files: readonly UploadPart[]): { body: Buffer; contentType: string } {
  const boundary = "stray-test-boundary";
  const parts = files.flatMap(({ field = "file", name, bytes }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\n\r\n`,
    bytes,
    "\r\n",
  ]);
  const body = Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part)));
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}

/** Uploads files to POST /v1/analyses. */
export function upload(url: string, files: readonly UploadPart[], query = ""): Promise<Answer> {
  const { body, contentType } = multipart(files);
  return send(`${url}/v1/analyses${query}`, { method: "POST", headers: { "content-type": contentType }, body });
}

/** Asks for the analysis at `location` until it has ended. */
export function waitForEnd(url: string, location: string): Promise<AnalysisResource> {
  return waitFor(url, location, isFinished);
}

/** Asks for the analysis at `location` until it is in this state. */
export function waitForState(url: string, location: string, state: AnalysisResource["state"]) {
  return waitFor(url, location, (analysis) => analysis.state === state);
}

/** Asks for the analysis at `location` until it is as wanted; throws when it has ended and is not. */
export async function waitFor(url: string, location: string, isWanted: (analysis: AnalysisResource) => boolean) {
  for (;;) {
    const analysis = analysisResourceSchema.parse(JSON.parse((await send(url + location)).text));
    if (isWanted(analysis)) return analysis;
    if (isFinished(analysis)) throw new Error(`the analysis ended as ${JSON.stringify(analysis)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The report of a finished analysis, checked against its schema. */
export async function readReport(url: string, location: string): Promise<AnalysisReport> {
  return analysisReportSchema.parse(JSON.parse((await send(`${url}${location}/report`)).text));
}
