import { describe, expect, it } from "vitest";
import { expectProblem } from "./problems.ts";
import { send, startServer } from "./running-server.ts";

describe("errors of every route", () => {
  it.each(["/", "/v1", "/v1/analyses/", "/v1/analyses/x/y", "/%00", "/..%2f..%2fetc/passwd", "/openapi.yaml"])(
    "%s is not found",
    async (path) => {
      const { url } = await startServer();
      expectProblem(await send(url + path), "notFound");
    },
  );

  it.each([
    ["PUT", "/v1/analyses", "POST, GET, HEAD"],
    ["GET", "/v1/score", "POST"],
    ["PATCH", "/v1/analyses/x", "GET, HEAD, DELETE"],
    ["POST", "/v1/analyses/x/report", "GET, HEAD"],
    ["POST", "/openapi.json", "GET, HEAD"],
    ["OPTIONS", "/v1/score", "POST"],
  ])("%s %s is not allowed, and the answer says what is", async (method, path, allow) => {
    const { url } = await startServer();
    const answer = await send(url + path, { method });
    expectProblem(answer, "methodNotAllowed");
    expect(answer.headers.allow).toBe(allow);
  });

  it.each(["GET", "DELETE"])("%s of an analysis that does not exist", async (method) => {
    const { url } = await startServer();
    expectProblem(await send(`${url}/v1/analyses/00000000-0000-4000-8000-000000000000`, { method }), "notFound");
  });

  it("carries the request id a client chose, when it is harmless", async () => {
    const { url } = await startServer();
    const answer = await send(`${url}/nothing`, { headers: { "x-request-id": "my-id_1=" } });
    expect(expectProblem(answer, "notFound").instance).toBe("my-id_1=");
    for (const hostile of ["a b", "<script>", "x".repeat(256)]) {
      const other = await send(`${url}/nothing`, { headers: { "x-request-id": hostile } });
      expect(expectProblem(other, "notFound").instance).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("allows no other site to read anything", async () => {
    const { url } = await startServer();
    const { headers } = await send(`${url}/v1/analyses`);
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
  });
});

describe("query parameters", () => {
  it.each([
    ["profile=other", "/profile"],
    ["profile=stray&profile=classic", "/profile"],
    ["workHours=7-22", "/workHours"],
    ["profile=classic&workHours=07:00-22:00", "/workHours"],
    ["since=yesterday", "/since"],
    ["until=2026-13", "/until"],
    ["include=machine,everyone", "/include/1"],
    ["include=", "/include/0"],
    ["baseline=/etc/passwd", "/baseline"],
    ["path=/etc/passwd", "/path"],
    ["__proto__=x", "/__proto__"],
    ["a%2Fb~c=x", "/a~1b~0c"],
    ["profile[]=stray", "/profile[]"],
  ])("%s is refused at its place", async (query, pointer) => {
    const { url } = await startServer();
    for (const path of ["/v1/score", "/v1/analyses"]) {
      const problem = expectProblem(await send(`${url}${path}?${query}`, { method: "POST" }), "invalidParameter");
      expect(problem.errors?.map((error) => error.pointer)).toEqual([pointer]);
    }
  });

  it("names every fault", async () => {
    const { url } = await startServer();
    const problem = expectProblem(
      await send(`${url}/v1/score?profile=x&since=y&z`, { method: "POST" }),
      "invalidParameter",
    );
    expect(problem.errors?.map((error) => error.pointer)).toEqual(["/profile", "/since", "/z"]);
  });
});
