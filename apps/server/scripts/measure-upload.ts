import { fork } from "node:child_process";
import { request } from "node:http";
import { fileURLToPath } from "node:url";
import { serve } from "../src/index.ts";

// npm run measure [MEGABYTES]: uploads that much chunked, as one file, to a server in a process of its own, and tells
// how fast it went and the most memory that process held: while receiving, and after the analysis (hashed whole).

const megabytes = Number(process.argv[2] ?? 200);
const mebibyte = 1024 * 1024;

if (process.send) await serveForParent();
else await measure();

/** The child: serves, and answers every message with its peak memory so far. */
async function serveForParent(): Promise<void> {
  const server = await serve({ version: "0.0.0", port: 0 });
  process.on("message", () => process.send?.({ peakKilobytes: process.resourceUsage().maxRSS }));
  process.on("disconnect", () => void server.close());
  process.send?.({ url: server.url });
}

async function measure(): Promise<void> {
  const child = fork(fileURLToPath(import.meta.url));
  const next = () => new Promise<{ url: string; peakKilobytes: number }>((resolve) => child.once("message", resolve));
  const { url } = await next();
  const peak = async () => {
    child.send("peak");
    return `${Math.round((await next()).peakKilobytes / 1024)} MiB`;
  };
  console.log(`peak memory at rest: ${await peak()}`);
  const started = performance.now();
  const location = await upload(url);
  const seconds = (performance.now() - started) / 1000;
  console.log(`${megabytes} MiB received in ${seconds.toFixed(1)} s; peak memory: ${await peak()}`);
  const state = await waitForEnd(url + location);
  console.log(
    `analysis ${state} after ${((performance.now() - started) / 1000).toFixed(1)} s; peak memory: ${await peak()}`,
  );
  child.disconnect();
}

/** Sends zeros, as fast as they are taken, without a length. */
async function upload(url: string): Promise<string> {
  const upload = request(`${url}/v1/analyses`, {
    method: "POST",
    headers: { "content-type": "multipart/form-data; boundary=b" },
  });
  const answered = new Promise<string>((resolve, reject) => {
    upload.on("error", reject);
    upload.on("response", (response) => {
      response.resume();
      resolve(String(response.headers.location));
    });
  });
  const block = Buffer.alloc(mebibyte);
  upload.write('--b\r\nContent-Disposition: form-data; name="file"; filename="big.evtx"\r\n\r\n');
  for (let sent = 0; sent < megabytes; sent++) {
    if (!upload.write(block)) await new Promise((resolve) => upload.once("drain", resolve));
  }
  upload.end("\r\n--b--\r\n");
  return answered;
}

async function waitForEnd(analysisUrl: string): Promise<string> {
  for (;;) {
    const text = await (await fetch(analysisUrl)).text();
    const [, state = ""] = /"state":"(\w+)"/.exec(text) ?? [];
    if (state !== "queued" && state !== "running") return state;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
