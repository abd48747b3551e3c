import { analysisReportSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { expectProblem } from "../problems.ts";
import { send, sharedServer, startServer, type TestServer, until } from "../running-server.ts";

function session(index: number) {
  const hour = String(8 + (index % 9)).padStart(2, "0");
  return {
    user: `user${index % 5}`,
    source_ip: `192.0.2.${index % 7}`,
    start_time: `2026-03-02T${hour}:00:00Z`,
    end_time: `2026-03-02T${hour}:30:00Z`,
    events: [{ event_id: 4624 }],
  };
}

const sessions = Array.from({ length: 12 }, (_, index) => session(index));

const shared = sharedServer();

function score({ url }: TestServer, body: string, { query = "", type = "application/json" } = {}) {
  return send(`${url}/v1/score${query}`, { method: "POST", headers: { "content-type": type }, body });
}

describe("POST /v1/score", () => {
  it("answers with the report, and keeps nothing", async () => {
    const server = await startServer();
    const answer = await score(server, JSON.stringify(sessions), { query: "?profile=classic" });
    expect(answer).toMatchObject({
      status: 200,
      headers: { "content-type": "application/json", "content-length": String(Buffer.byteLength(answer.text)) },
    });
    const report = analysisReportSchema.parse(JSON.parse(answer.text));
    expect(report).toMatchObject({
      tool: { name: "stray", version: "1.2.3" },
      run: { frontend: "server", arguments: ["POST", "/v1/score?profile=classic"], node: process.version },
      options: { profile: "classic" },
      inputs: [{ name: "-", bytes: Buffer.byteLength(JSON.stringify(sessions)) }],
      population: { scored: 12 },
    });
    await until(() => server.filesOnDisk().length === 2);
    expect(server.filesOnDisk().sort()).toEqual(["stray-serve.lock", "transient"]);
  });

  it.each(["application/x-ndjson", "application/ndjson; charset=utf-8", "application/jsonl"])(
    "takes one session a line as %s",
    async (type) => {
      const lines = sessions.map((line) => `${JSON.stringify(line)}\n`).join("");
      const answer = await score(shared(), lines, { type });
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.text)).toMatchObject({ population: { scored: 12 } });
    },
  );

  it("scores many at once, each as if it were alone", async () => {
    const server = shared();
    const body = JSON.stringify(sessions);
    const alone = JSON.parse((await score(server, body)).text);
    const answers = await Promise.all(Array.from({ length: 4 }, () => score(server, body)));
    for (const { text } of answers) expect(JSON.parse(text).contentSha256).toBe(alone.contentSha256);
  });

  it("takes a list without sessions", async () => {
    const answer = await score(shared(), "[]");
    expect(JSON.parse(answer.text)).toMatchObject({ population: { scored: 0 }, sessions: [] });
  });
});

describe("POST /v1/score refuses", () => {
  it.each(["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"])(
    "the media type %j",
    async (type) => {
      const answer = await score(shared(), "[]", { type });
      expectProblem(answer, "unsupportedMediaType");
      expect(answer.headers["accept-post"]).toContain("application/json");
    },
  );

  it("one session more than it takes, naming the other way", async () => {
    const server = await startServer({ limits: { scoreSessions: 11 } });
    const lines = sessions.map((line) => JSON.stringify(line)).join("\n");
    for (const answer of [
      await score(server, JSON.stringify(sessions)),
      await score(server, lines, { type: "application/jsonl" }),
    ]) {
      expect(expectProblem(answer, "tooManySessions").detail).toContain("/v1/analyses");
    }
    expect((await score(server, JSON.stringify(sessions.slice(1)))).status).toBe(200);
  });

  it("more than 10,000 sessions by default", async () => {
    const body = `[${Array.from({ length: 10_001 }, () => "{}").join(",")}]`;
    expectProblem(await score(shared(), body), "tooManySessions");
  });

  it("a body over the limit, told or untold", async () => {
    const server = await startServer({ limits: { scoreBodyBytes: 10 } });
    expectProblem(await score(server, "[           ]"), "bodyTooLarge");
    const chunked = await fetch(`${server.url}/v1/score`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Blob(["[           ]"]).stream(),
      duplex: "half",
    });
    expect(chunked.status).toBe(413);
  });

  it.each(["[", "{", "[1", '[{"user":}]', "[]x"])("the text %j, which is no JSON", async (body) => {
    expectProblem(await score(shared(), body), "malformedBody");
  });

  it.each(["", "\0", "\u{feff}", "nonsense", "1", "null", '{"a":1}'])("the text %j, which is no list", async (body) => {
    expectProblem(await score(shared(), body), "invalidSessionList");
  });

  it.each([
    ["[1]", "/0"],
    ['[{},{"user":3}]', "/1/user"],
    ['[{"start_time":0}]', "/0/start_time"],
    ['[{"events":{}}]', "/0/events"],
    ['[{"events":[{"event_id":null}]}]', "/0/events/0/event_id"],
    ['[{"events":[{"event_id":1},{"details":[]}]}]', "/0/events/1/event_id"],
    ['{"user":"a"}\n\n{"user":2}', "/1/user"],
  ])("%s, at its place", async (body, pointer) => {
    const problem = expectProblem(await score(shared(), body), "invalidSessionList");
    expect(problem.errors?.[0]?.pointer).toBe(pointer);
  });

  it("a list that takes too long", async () => {
    const server = await startServer({ limits: { scoreMs: 1 } });
    expectProblem(await score(server, JSON.stringify(sessions)), "timedOut");
  });
});
