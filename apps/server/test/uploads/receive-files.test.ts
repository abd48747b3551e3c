import { describe, expect, it } from "vitest";
import { expectProblem } from "../problems.ts";
import { multipart, send, startServer, upload } from "../running-server.ts";

const limits = { files: 3, fileBytes: 1_000, uploadBytes: 5_000, nameBytes: 100 };
const type = "multipart/form-data; boundary=b";

function post(url: string, body: string | Buffer, contentType = type) {
  return send(`${url}/v1/analyses`, { method: "POST", headers: { "content-type": contentType }, body });
}

function part(disposition: string, content = "x"): string {
  return `--b\r\nContent-Disposition: ${disposition}\r\n\r\n${content}\r\n`;
}

/** What every refused upload must leave: no analysis, and nothing on disk. */
async function expectNothingKept(server: Awaited<ReturnType<typeof startServer>>): Promise<void> {
  expect(JSON.parse((await send(`${server.url}/v1/analyses`)).text)).toEqual({ analyses: [] });
  expect(server.filesOnDisk()).toEqual(["stray-serve.lock"]);
}

describe("uploads that are refused leave nothing", () => {
  it.each<[string, string, Parameters<typeof expectProblem>[1]]>([
    ["a form without parts", "--b--\r\n", "invalidUpload"],
    ["a form cut in a header", "--b\r\nContent-Dispo", "malformedBody"],
    ["a form cut in a file", part('form-data; name="f"; filename="a"', "x").slice(0, -2), "malformedBody"],
    ["a form without its end", part('form-data; name="f"; filename="a"'), "malformedBody"],
    ["no form at all", "MZ\0\0 not a form", "malformedBody"],
    ["nothing", "", "malformedBody"],
    ["a field that is no file", `${part('form-data; name="profile"', "classic")}--b--\r\n`, "invalidUpload"],
    ["a file without a name", `${part('form-data; name="f"; filename=""')}--b--\r\n`, "invalidUpload"],
    ["two files of one name", `${part('form-data; filename="a"; name="f"').repeat(2)}--b--\r\n`, "invalidUpload"],
    ["a name of 1 MB", `${part(`form-data; filename="${"n".repeat(1e6)}"; name="f"`)}--b--\r\n`, "bodyTooLarge"],
    ["a long name", `${part(`form-data; filename="${"é".repeat(51)}"; name="f"`)}--b--\r\n`, "invalidUpload"],
    [
      "too many files",
      `${["a", "b", "c", "d"].map((n) => part(`form-data; filename="${n}"`)).join("")}--b--\r\n`,
      "bodyTooLarge",
    ],
    ["a file too large", `${part('form-data; filename="a"', "x".repeat(1_001))}--b--\r\n`, "bodyTooLarge"],
    ["too much in all", part('form-data; filename="a"', "x".repeat(6_000)), "bodyTooLarge"],
  ])("%s", async (_what, body, code) => {
    const server = await startServer({ limits });
    expectProblem(await post(server.url, body), code);
    await expectNothingKept(server);
  });

  it("a name of 1 MB where the limits allow the bytes", async () => {
    const server = await startServer();
    expectProblem(await upload(server.url, [{ name: "n".repeat(1e6), bytes: "x" }]), "invalidUpload");
    await expectNothingKept(server);
  });

  it.each(["", "application/json", "application/octet-stream", "multipart/mixed; boundary=b"])(
    "the media type %j",
    async (contentType) => {
      const server = await startServer();
      const answer = await post(server.url, "{}", contentType);
      expectProblem(answer, "unsupportedMediaType");
      expect(answer.headers["accept-post"]).toBe("multipart/form-data");
      await expectNothingKept(server);
    },
  );

  it("a compressed form", async () => {
    const server = await startServer();
    const { body, contentType } = multipart([{ name: "a", bytes: "x" }]);
    const headers = { "content-type": contentType, "content-encoding": "gzip" };
    expectProblem(await send(`${server.url}/v1/analyses`, { method: "POST", headers, body }), "unsupportedMediaType");
    await expectNothingKept(server);
  });

  it("a multipart type without a boundary", async () => {
    const server = await startServer();
    expectProblem(await post(server.url, "--b--", "multipart/form-data"), "malformedBody");
    await expectNothingKept(server);
  });

  it("more than the disk may hold", async () => {
    const server = await startServer({ limits: { diskBytes: 2_000 } });
    expectProblem(await upload(server.url, [{ name: "a", bytes: "x".repeat(2_001) }]), "storageFull");
    await expectNothingKept(server);
  });

  it("names the file in question", async () => {
    const { url } = await startServer({ limits });
    const { body, contentType } = multipart([
      { name: "a", bytes: "x" },
      { name: "a", bytes: "y" },
    ]);
    const problem = expectProblem(await post(url, body, contentType), "invalidUpload");
    expect(problem.errors).toEqual([{ pointer: "/files/1/name", detail: "two files have this name" }]);
  });
});
