import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { serve } from "../../src/index.ts";
import { expectProblem } from "../problems.ts";
import { send, startServer, temporaryFolder } from "../running-server.ts";

const token = "correct-horse-battery-staple";

function tokenFile(text: string): string {
  const path = join(temporaryFolder(), "token");
  writeFileSync(path, text);
  return path;
}

describe("bearer token", () => {
  it.each([
    {},
    { authorization: "" },
    { authorization: "Bearer" },
    { authorization: token },
    { authorization: `Basic ${token}` },
    { authorization: `Bearer ${token}x` },
    { authorization: `Bearer ${token.slice(1)}` },
    { authorization: `Bearer ${"x".repeat(10_000)}` },
  ])("refuses %o", async (headers: Record<string, string>) => {
    const { url } = await startServer({ tokenFile: tokenFile(token) });
    const answer = await send(`${url}/v1/analyses`, { headers });
    expectProblem(answer, "unauthorized");
    expect(answer.headers["www-authenticate"]).toBe('Bearer realm="stray"');
  });

  it("takes the token of the file, white space around it left out", async () => {
    const { url } = await startServer({ tokenFile: tokenFile(`  ${token}\n`) });
    const answer = await send(`${url}/v1/analyses`, { headers: { authorization: `bearer ${token}` } });
    expect(answer.status).toBe(200);
  });

  it("guards everything but the probes", async () => {
    const { url } = await startServer({ tokenFile: tokenFile(token) });
    for (const path of ["/openapi.json", "/v1/analyses/x/report", "/nothing"]) {
      expectProblem(await send(url + path), "unauthorized");
    }
    expectProblem(await send(`${url}/v1/score`, { method: "POST" }), "unauthorized");
    expect((await send(`${url}/livez`)).status).toBe(204);
    expect((await send(`${url}/readyz`)).status).toBe(204);
  });
});

describe("where a token is needed", () => {
  it.each(["0.0.0.0", "::", "192.0.2.1", "lab.example"])("does not start on %s without one", async (host) => {
    await expect(serve({ version: "1", host, port: 0 })).rejects.toMatchObject({ code: "tokenRequired" });
  });

  it.each(["", "\n", "too-short", "two words of sufficient length", `${token}\n${token}`])(
    "does not start with a token file of %j",
    async (text) => {
      const options = { version: "1", port: 0, tokenFile: tokenFile(text) };
      await expect(serve(options)).rejects.toMatchObject({ code: "tokenUnusable" });
    },
  );

  it("does not start with a token file that is not there", async () => {
    const options = { version: "1", port: 0, tokenFile: join(temporaryFolder(), "absent") };
    await expect(serve(options)).rejects.toMatchObject({ code: "tokenUnusable" });
  });
});
