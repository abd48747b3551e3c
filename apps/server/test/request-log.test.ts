import { expect, it } from "vitest";
import type { LogLine } from "../src/index.ts";
import { send, startServer } from "./running-server.ts";

it("tells of each request by its route's pattern, never by what the client wrote", async () => {
  const lines: LogLine[] = [];
  const { url } = await startServer({ log: (line) => lines.push(line) });
  await send(`${url}/v1/analyses/secret%1b%5b31m?x=secret`, { headers: { "x-request-id": "mine" } });
  await send(`${url}/secret`, { method: "DELETE" });
  expect(lines).toMatchObject([
    { event: "request", requestId: "mine", method: "GET", route: "/v1/analyses/:id", status: 404 },
    { event: "request", method: "DELETE", route: "-", status: 404 },
  ]);
  expect(JSON.stringify(lines)).not.toContain("secret");
});
