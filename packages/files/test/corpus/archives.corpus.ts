import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type EvidenceSource, rebuildSessions } from "@stray/evidence";
import { corpusFolder } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { createSha256, openPaths } from "../../src/index.ts";
import { temporaryFolder } from "../temporary-folder.ts";

const corpus = corpusFolder() ?? "";
const archive = "rathbun-win10.zip";

async function bytesOf({ open }: EvidenceSource): Promise<Uint8Array> {
  const source = await open();
  const parts: Uint8Array[] = [];
  const block = new Uint8Array(1 << 20);
  let length = 0;
  for (let count = await source.read(block, 0); count > 0; count = await source.read(block, length)) {
    parts.push(block.slice(0, count));
    length += count;
  }
  await source.close();
  return Buffer.concat(parts);
}

async function sessionsOf(path: string) {
  const { sources, problems } = await openPaths([path]);
  const context = { version: "0", createSha256, problems };
  const file = await rebuildSessions(sources, { timezone: [] }, context);
  const logs = file.header.inputs.filter(({ format }) => format !== "zip");
  const inputs = logs.map(({ name, sha256, records }) => [name.split("/").at(-1), sha256, records]);
  // The sources of events are named differently; all else must be the same.
  const text = JSON.stringify(file.sessions).replaceAll(`${archive}/C/Windows/System32/winevt/Logs/`, "");
  return { inputs, sessions: text, count: file.sessions.length, header: file.header };
}

it.skipIf(corpus === "")(
  "a triage collection gives the same sessions as zip and as folder",
  async () => {
    const zip = join(corpus, "computers", archive);
    const folder = temporaryFolder();
    const { sources } = await openPaths([zip]);
    for (const source of sources.filter(({ container }) => container === undefined)) {
      writeFileSync(join(folder, source.name.split("/").at(-1) ?? ""), await bytesOf(source));
    }
    const zipped = await sessionsOf(zip);
    const unzipped = await sessionsOf(folder);
    expect(zipped.inputs).toEqual(unzipped.inputs);
    expect(zipped.sessions).toBe(unzipped.sessions);
    const records = zipped.header.inputs.reduce((sum, input) => sum + input.records, 0);
    console.log(
      `${archive}: ${zipped.inputs.length} logs, ${records} records, ${zipped.count} sessions, zip and folder equal`,
    );
  },
  120_000,
);

it.skipIf(corpus === "")(
  "the zips of Security-Datasets are read as they are",
  async () => {
    const folder = join(corpus, "security-datasets");
    const names = readdirSync(folder).filter((name) => name.endsWith(".zip"));
    let records = 0;
    for (const name of names) {
      const { header } = await sessionsOf(join(folder, name));
      // Macs leave a file of their own beside each.
      const isLog = (inputName: string) => !inputName.includes("/__MACOSX/");
      const logs = header.inputs.filter((input) => isLog(input.name) && input.format !== "zip");
      const formats = logs.map(({ format }) => format);
      expect([name, formats.every((format) => ["securityDatasets", "winlogbeat6"].includes(format))]).toEqual([
        name,
        true,
      ]);
      expect(header.problems.filter(({ level, source }) => level === "skipped" && isLog(source))).toEqual([]);
      records += header.events;
    }
    expect(names.length).toBeGreaterThan(50);
    console.log(`${names.length} zips of Security-Datasets: ${records} events`);
  },
  240_000,
);
