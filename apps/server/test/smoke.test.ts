import { expect, it } from "vitest";
import { send, startServer, upload, waitForEnd } from "./running-server.ts";

it("answers", async () => {
  const server = await startServer({
    log: (l) => console.log(JSON.stringify(l, (_k, v) => (v instanceof Error ? v.stack : v))),
  });
  console.log(await send(`${server.url}/livez`));
  console.log(await send(`${server.url}/nothing`));
  console.log(await send(`${server.url}/v1/analyses`, { method: "PUT" }));
  console.log(await send(`${server.url}/v1/analyses?profile=x`, { method: "POST" }));
  console.log(
    await send(`${server.url}/v1/score`, {
      method: "POST",
      body: "[]",
      headers: { "content-type": "application/json" },
    }),
  );
  const a = await upload(server.url, [{ name: "../../x.evtx", bytes: "hello" }]);
  console.log(a, server.filesOnDisk());
  console.log(await waitForEnd(server.url, String(a.headers.location)), server.filesOnDisk());
  console.log((await send(`${server.url}/openapi.json`)).text.slice(0, 3000));
});
