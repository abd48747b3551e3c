import { gzipSync } from "node:zlib";
import { zipOf } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { openNamedFiles } from "../src/index.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** The beginning of each file, archives themselves left out. */
async function textsOf({ sources }: Awaited<ReturnType<typeof openNamedFiles>>): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { name, container, open } of sources) {
    if (container) continue;
    const source = await open();
    const block = new Uint8Array(100);
    texts[name] = Buffer.from(block.subarray(0, await source.read(block, 0))).toString();
    await source.close();
  }
  return texts;
}

it("opens files under the names they were sent with, zip and gzip by content", async () => {
  const contents = {
    "0": "plain",
    "1": zipOf([
      { name: "PC/Security.evtx", content: "zipped" },
      { name: "../../etc/passwd", content: "only a name" },
      { name: "secret", content: "x", encrypted: true },
    ]),
    "2": gzipSync("packed"),
  };
  const folder = temporaryFolder(contents);
  const sent = ["a.evtx", "triage.zip", "b.jsonl.gz"];
  const opened = await openNamedFiles(
    sent.map((name, index) => ({ name, path: `${folder}/${index}`, bytes: [5, contents[1].length, 26][index] ?? 0 })),
  );
  expect(await textsOf(opened)).toEqual({
    "a.evtx": "plain",
    "triage.zip/PC/Security.evtx": "zipped",
    "triage.zip/../../etc/passwd": "only a name",
    "b.jsonl.gz": "packed",
  });
  expect(opened.problems).toMatchObject([{ code: "encrypted", level: "skipped", source: "triage.zip/secret" }]);
});
