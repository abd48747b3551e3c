import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { expectProblem } from "../problems.ts";
import { send, startServer, temporaryFolder } from "../running-server.ts";

describe("Host check", () => {
  it.each(["evil.example", "evil.example:8617", "localhost.evil.example", "127.0.0.1.evil.example", "192.0.2.1"])(
    "refuses the Host %s, which a rebound name would send",
    async (host) => {
      const { url } = await startServer();
      expectProblem(await send(`${url}/v1/analyses`, { headers: { host } }), "wrongHost");
    },
  );

  it.each(["localhost", "LOCALHOST:1", "127.0.0.1", "127.0.0.9:8080", "[::1]:8617"])("answers for %s", async (host) => {
    const { url } = await startServer();
    expect((await send(`${url}/v1/analyses`, { headers: { host } })).status).toBe(200);
  });

  it.each(["a b", "evil@localhost", "[::1", "localhost:99999999"])(
    "refuses the Host %j, which is none",
    async (host) => {
      const { url } = await startServer();
      expectProblem(await send(`${url}/v1/analyses`, { headers: { host } }), "malformedRequest");
    },
  );

  it("answers for any address, but no other name, when bound to all addresses", async () => {
    const tokenFile = join(temporaryFolder(), "token");
    writeFileSync(tokenFile, "0123456789abcdef\n");
    const { url } = await startServer({ host: "0.0.0.0", tokenFile });
    const local = url.replace("0.0.0.0", "127.0.0.1");
    expect((await send(`${local}/livez`, { headers: { host: "192.0.2.1:8617" } })).status).toBe(204);
    expectProblem(await send(`${local}/livez`, { headers: { host: "evil.example" } }), "wrongHost");
  });
});

describe("origin check", () => {
  it.each([{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }])(
    "refuses what another site's page sends (%o), before the upload",
    async (headers) => {
      const { url } = await startServer();
      expectProblem(await send(`${url}/v1/analyses`, { method: "POST", headers }), "crossOrigin");
    },
  );

  it("takes what a page of its own sends", async () => {
    const { url } = await startServer();
    const headers = { origin: url, "sec-fetch-site": "same-origin" };
    expect((await send(`${url}/v1/analyses`, { headers })).status).toBe(200);
  });
});
