import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp, createService, defaultLimits } from "../src/index.ts";

/** The text of openapi.json: what the service serves, under version 0.0.0, so that a release does not change it. */
export async function openApiText(): Promise<string> {
  const dataFolder = await mkdtemp(join(tmpdir(), "stray-openapi-"));
  const log = () => {};
  try {
    const service = await createService({ version: "0.0.0", dataFolder, limits: defaultLimits, log });
    const app = createApp({ service, host: "127.0.0.1", token: null, log });
    const document = await (await app.request("/openapi.json")).json();
    return `${JSON.stringify(document, null, 2)}\n`;
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}
