import { originalFindingListSchema } from "@stray/schemas";
import { beforeAll, describe, expect, it } from "vitest";
import { servedFormats } from "../../src/report-formats.ts";
import { sessionList } from "../evidence.ts";
import { expectProblem } from "../problems.ts";
import { send, sharedServer, upload, waitForEnd } from "../running-server.ts";

const shared = sharedServer();
let reportUrl = "";
let contentSha256 = "";

beforeAll(async () => {
  const { url } = shared();
  const created = await upload(url, [{ name: "list.json", bytes: sessionList(40) }], "?profile=classic");
  const location = String(created.headers.location);
  contentSha256 = (await waitForEnd(url, location)).contentSha256 ?? "";
  reportUrl = `${url}${location}/report`;
});

describe("GET /v1/analyses/{id}/report", () => {
  it("is the whole report as JSON unless asked otherwise", async () => {
    const { status, headers, text } = await send(reportUrl);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(text)),
      "content-disposition": 'attachment; filename="stray-report.json"',
      "cache-control": "no-store",
      etag: `"${contentSha256}"`,
      vary: "accept",
    });
    expect(JSON.parse(text)).toMatchObject({ contentSha256, population: { scored: 40 } });
  });

  it("is one session a line as jsonl", async () => {
    const { headers, text } = await send(`${reportUrl}?format=jsonl`);
    expect(headers["content-type"]).toBe("application/x-ndjson");
    const lines = text.trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line).session?.sessionKey).filter((key) => key !== undefined)).toHaveLength(
      40,
    );
  });

  it("is a table as csv", async () => {
    const { headers, text } = await send(`${reportUrl}?format=csv`);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(text.trimEnd().split("\r\n")).toHaveLength(41);
  });

  it("is the original tool's list as findings", async () => {
    const { headers, text } = await send(`${reportUrl}?format=findings`);
    expect(headers["content-type"]).toBe("application/vnd.stray.findings+json");
    originalFindingListSchema.parse(JSON.parse(text));
  });

  it.each([
    ["application/json", "application/json"],
    ["text/csv", "text/csv; charset=utf-8"],
    ["text/html, text/csv;q=0.1", "text/csv; charset=utf-8"],
    ["application/json;q=0.5, application/x-ndjson", "application/x-ndjson"],
  ])("Accept: %s gives %s", async (accept, type) => {
    const { status, headers } = await send(reportUrl, { headers: { accept } });
    expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type });
  });

  it("follows ?format= rather than Accept", async () => {
    const { headers } = await send(`${reportUrl}?format=csv`, { headers: { accept: "application/json" } });
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
  });

  it.each(["table", "html", "JSON", "", "../json"])("has no format %j, and says which there are", async (format) => {
    const problem = expectProblem(await send(`${reportUrl}?format=${format}`), "notAcceptable");
    for (const name of servedFormats) expect(problem.detail).toContain(name);
  });

  it("is not acceptable as anything else", async () => {
    expectProblem(await send(reportUrl, { headers: { accept: "text/html, image/*" } }), "notAcceptable");
  });

  it("takes no other parameter", async () => {
    const problem = expectProblem(await send(`${reportUrl}?file=x`), "invalidParameter");
    expect(problem.errors?.[0]?.pointer).toBe("/file");
  });

  it("answers HEAD without a body", async () => {
    const { status, headers, text } = await send(reportUrl, { method: "HEAD" });
    expect({ status, etag: headers.etag, text }).toEqual({ status: 200, etag: `"${contentSha256}"`, text: "" });
  });
});

describe("the report's entity tag", () => {
  it("differs by format", async () => {
    const tags = await Promise.all(
      servedFormats.map(async (format) => (await send(`${reportUrl}?format=${format}`)).headers.etag),
    );
    expect(new Set(tags).size).toBe(servedFormats.length);
  });

  it.each(["*", (tag: string) => tag, (tag: string) => `W/${tag}`, (tag: string) => `"other", ${tag}`])(
    "spares a client that has the report (%#)",
    async (of) => {
      const tag = `"${contentSha256}"`;
      const answer = await send(reportUrl, { headers: { "if-none-match": typeof of === "string" ? of : of(tag) } });
      expect(answer).toMatchObject({ status: 304, text: "", headers: { etag: tag, vary: "accept" } });
    },
  );

  it.each(['"other"', "", "nonsense"])("gives the report for another tag (%j)", async (tag) => {
    expect((await send(reportUrl, { headers: { "if-none-match": tag } })).status).toBe(200);
  });

  it("does not take one format for another", async () => {
    const headers = { "if-none-match": `"${contentSha256}"` };
    expect((await send(`${reportUrl}?format=csv`, { headers })).status).toBe(200);
  });
});
