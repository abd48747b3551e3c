import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type RunningServer, type ServeOptions, serve } from "../src/index.ts";
import { type AnalysisResource, analysisResourceSchema, isFinished } from "../src/jobs/analysis-resource.ts";

export interface TestServer extends RunningServer {
  dataFolder: string;
  /** Everything on disk below the data folder. */
  filesOnDisk: () => string[];
}

/** A server on a free port of loopback with a data folder of its own; both are gone when the test ends. */
export async function startServer(options: Partial<ServeOptions> = {}): Promise<TestServer> {
  const dataFolder = options.dataFolder ?? temporaryFolder();
  const server = await serve({ version: "1.2.3", port: 0, dataFolder, ...options });
  onTestFinished(server.close);
  const filesOnDisk = () => (existsSync(dataFolder) ? readdirSync(dataFolder, { recursive: true }).map(String) : []);
  return { ...server, dataFolder, filesOnDisk };
}

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "stray-server-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** One request over node:http, which sends any Host and any header. */
export function send(
  url: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, { method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** A multipart body by hand, so that file names are sent byte for byte. */
export function multipart(files: readonly { name: string; bytes: string | Uint8Array }[]): {
  body: Buffer;
  contentType: string;
} {
  const boundary = "stray-test-boundary";
  const parts = files.flatMap(({ name, bytes }) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`,
    bytes,
    "\r\n",
  ]);
  const body = Buffer.concat([...parts, `--${boundary}--\r\n`].map((part) => Buffer.from(part)));
  return { body, contentType: `multipart/form-data; boundary=${boundary}` };
}

/** Uploads files to POST /v1/analyses. */
export function upload(
  url: string,
  files: readonly { name: string; bytes: string | Uint8Array }[],
  query = "",
): Promise<Answer> {
  const { body, contentType } = multipart(files);
  return send(`${url}/v1/analyses${query}`, { method: "POST", headers: { "content-type": contentType }, body });
}

/** Asks for the analysis at `location` until it has ended. */
export async function waitForEnd(url: string, location: string): Promise<AnalysisResource> {
  for (;;) {
    const analysis = analysisResourceSchema.parse(await (await fetch(url + location)).json());
    if (isFinished(analysis)) return analysis;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
