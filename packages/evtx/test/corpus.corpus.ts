import { readFileSync } from "node:fs";
import { join } from "node:path";
import { corpusFolder } from "@stray/test-fixtures";
import { describe, expect, it } from "vitest";
import type { EvtxOptions } from "../src/index.ts";
import { readAll } from "./read-all.ts";

interface ManifestLog {
  shared_path: string;
  records_structural: number;
  evtx_dump_json?: string;
}

interface Manifest {
  evtx: ManifestLog[];
  computers: ManifestLog[];
}

/** Logs whose records or bytes are really damaged; each has its own expectation below. */
const damagedLogs = [
  "2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx",
  "2-vss_0-Microsoft-Windows-TerminalServices-RemoteConnectionManager%4Operational.evtx",
  "sample-with-zero-data-size-event.evtx",
];
const samples = "evtx/omerbenamram+evtx/samples";

const folder = corpusFolder() ?? "";
const manifest: Manifest = folder
  ? JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"))
  : { evtx: [], computers: [] };
const logs = [...manifest.evtx, ...manifest.computers].filter(
  ({ shared_path: path }) => path.endsWith(".evtx") && !damagedLogs.some((name) => path.endsWith(name)),
);

function read(path: string, options: EvtxOptions = {}) {
  return readAll(readFileSync(join(folder, path)), options);
}

async function tally(path: string) {
  const { records, problems } = await read(path);
  return { records: records.length, lost: problems.filter(({ level }) => level === "lost").length, problems };
}

describe.skipIf(!folder)("corpus", () => {
  it(`reads every record of the ${logs.length} undamaged logs, and loses none`, async () => {
    const wrong: unknown[] = [];
    let records = 0;
    for (const { shared_path: path, records_structural: expected } of logs) {
      const found = await tally(path);
      records += found.records;
      if (found.records !== expected || found.lost > 0) wrong.push({ path, expected, ...found });
    }
    console.info(`corpus: ${logs.length} undamaged logs, ${records} records`);
    expect(wrong).toEqual([]);
  });

  it("gives the fields that evtx_dump gives for the SigmaHQ samples", async () => {
    const differences: string[] = [];
    let fields = 0;
    for (const log of manifest.evtx) {
      if (log.evtx_dump_json === undefined) continue;
      const { records } = await read(log.shared_path);
      const dumped = parseConcatenated(readFileSync(join(folder, log.evtx_dump_json), "utf8"));
      expect(dumped).toHaveLength(records.length);
      for (const [index, { Event }] of dumped.entries()) {
        const record = records[index];
        expect(record).toMatchObject(systemOf(Event.System));
        for (const [name, value] of Object.entries(Event.EventData ?? {})) {
          fields++;
          // Their evtx_dump cut blanks at the end; the bytes in the file have them.
          const [theirs, ours] = [`${value ?? ""}`.trimEnd(), `${record?.data[name]}`.trimEnd()];
          if (theirs !== ours) differences.push(`${log.shared_path} ${name}: ${theirs} | ${ours}`);
        }
        expect(Object.keys(record?.data ?? {})).toHaveLength(Object.keys(Event.EventData ?? {}).length);
      }
    }
    console.info(`corpus: ${fields} fields compared with evtx_dump`);
    // One dump beside the samples was edited: the file has Explorer.EXE and nowhere Explorer.exe.
    expect(differences).toEqual([expect.stringMatching(/ParentCommandLine: .*Explorer\.exe \| .*Explorer\.EXE$/)]);
    expect(fields).toBeGreaterThan(500);
  });
});

describe.skipIf(!folder)("whole events as JSON", () => {
  it("are those of evtx_dump for the SigmaHQ samples", async () => {
    let events = 0;
    const differing: string[] = [];
    for (const { shared_path: path, evtx_dump_json: dumpPath } of manifest.evtx) {
      if (dumpPath === undefined) continue;
      const { records } = await read(path, { json: true });
      const dumped = parseConcatenated(readFileSync(join(folder, dumpPath), "utf8"));
      for (const [index, { json = "" }] of records.entries()) {
        events++;
        if (comparable(JSON.parse(json)) !== comparable(dumped[index])) differing.push(path);
      }
    }
    console.info(`corpus: ${events} whole events compared with evtx_dump`);
    // See above: one dump was edited.
    expect(differing).toEqual([expect.stringContaining("susp_right_to_left_override")]);
    expect(events).toBeGreaterThan(40);
  });

  it.each([
    ["multiple_data_elements-2", "MSExchange_Management_wec.evtx", 3229],
    ["sample", "security.evtx", 1],
    ["sample_with_event_data_with_attributes_and_text", "system.evtx", 1],
    ["multiple_nodes_same_name", "E_Windows_system32_winevt_logs_Microsoft-Windows-CAPI2%4Operational.evtx", 28],
  ])("are those of evtx_dump's own snapshot %s", async (snapshot, log, eventRecordId) => {
    const prefix = "exports/evtx_dump-snapshots/test_record_samples__event_json_";
    const name = snapshot === "sample" || snapshot.startsWith("sample_") ? snapshot : `with_${snapshot}`;
    const text = readFileSync(join(folder, `${prefix}${name}.snap`), "utf8");
    const { records } = await read(`${samples}/${log}`, { json: true });
    const json = records.find((record) => record.eventRecordId === eventRecordId)?.json ?? "";
    expect(comparable(JSON.parse(json))).toBe(comparable(JSON.parse(text.slice(text.indexOf("\n{")))));
  });

  it("can be made of every record of every undamaged log", async () => {
    let events = 0;
    for (const { shared_path: path } of logs) {
      for (const { json, eventId, inferred } of (await read(path, { json: true })).records) {
        if (inferred) continue;
        events++;
        const { System } = JSON.parse(json ?? "{}").Event;
        expect(Number(System.EventID["#text"] ?? System.EventID) & 0xffff).toBe(eventId);
      }
    }
    console.info(`corpus: ${events} whole events parsed as JSON`);
  });
});

describe.skipIf(!folder)("damaged logs", () => {
  const derived = [
    { name: "new-user-security", records: 4 },
    { name: "Security_short_selected", records: 7 },
  ];
  const kinds = [
    { kind: "trunc20k", code: "chunkCutOff" },
    { kind: "zero-file-header", code: "fileHeaderDamaged" },
    { kind: "chunkcount0", code: "fileHeaderChecksum" },
    { kind: "dirty", code: "dirty" },
    { kind: "bad-chunk-magic", code: "chunkSignature" },
    { kind: "tail-garbage", code: "trailingBytes" },
  ];

  for (const { name, records } of derived) {
    it.each(kinds)(`gives all records of ${name}.$kind and the one note $code`, async ({ kind, code }) => {
      const found = await read(`evtx-damaged/${name}.${kind}.evtx`);
      const whole = await read(`${samples}/${name}.evtx`);
      expect(found.records).toHaveLength(records);
      expect(found.records).toEqual(whole.records);
      expect(found.problems).toEqual([expect.objectContaining({ code, level: "note" })]);
    });

    it(`gives no record of ${name}.header-only, and no error`, async () => {
      const found = await read(`evtx-damaged/${name}.header-only.evtx`);
      expect(found.records).toEqual([]);
      expect(found.problems.filter(({ level }) => level === "lost")).toEqual([]);
    });

    it(`refuses ${name}.trunc100 in plain words`, async () => {
      await expect(read(`evtx-damaged/${name}.trunc100.evtx`)).rejects.toMatchObject({
        code: "notAnEventLog",
        message: expect.stringContaining("100 bytes"),
      });
    });

    it(`reads all but the first record of ${name}.ff-record1 by the usual order of values`, async () => {
      const { records: found, problems } = await read(`evtx-damaged/${name}.ff-record1.evtx`);
      const whole = await read(`${samples}/${name}.evtx`);
      const inferred = whole.records.slice(1).map((record) => ({ ...record, computer: "", inferred: true }));
      expect(found.map((record) => ({ ...record, provider: "", channel: "" }))).toEqual(
        inferred.map((record) => ({ ...record, provider: "", channel: "" })),
      );
      expect(problems.filter(({ level }) => level === "lost")).toEqual([
        expect.objectContaining({ chunk: 0, offset: 4608 }),
      ]);
    });
  }

  it("goes on behind a record of size zero", async () => {
    expect(await tally(`${samples}/sample-with-zero-data-size-event.evtx`)).toMatchObject({ records: 449, lost: 1 });
  });

  it("leaves out records of another generation behind damage", async () => {
    const path = `${samples}/${damagedLogs[0]}`;
    const { records, problems } = await read(path);
    expect(records).toHaveLength(1910);
    expect(problems.filter(({ level }) => level === "lost").map(({ chunk }) => chunk)).toEqual([0, 13]);
    expect(
      problems.filter(({ code }) => code === "foreignRecords").map(({ text }) => Number.parseInt(text, 10)),
    ).toEqual([32, 31]);
  });

  it("recovers records of another generation on request, once each", async () => {
    const { records } = await read(`${samples}/${damagedLogs[0]}`, { recover: true });
    const ids = records.map(({ eventRecordId }) => eventRecordId);
    expect(records.filter(({ recovered }) => recovered).length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("reads the chunk's own records behind damage that peers drop", async () => {
    expect(await tally(`${samples}/${damagedLogs[1]}`)).toMatchObject({ records: 1774 + 21, lost: 1 });
  });

  it.each([
    ["Microsoft-Windows-HelloForBusiness%4Operational.evtx", 6],
    ["Microsoft-Windows-LanguagePackSetup%4Operational.evtx", 17],
  ])("notes the zeros behind the last record of %s", async (name, expected) => {
    const found = await tally(`${samples}/${name}`);
    expect(found).toMatchObject({ records: expected, lost: 0 });
    expect(found.problems.map(({ code }) => code)).toContain("zeroTail");
  });

  it("reads a log whose string table is wrong, by the offsets of names", async () => {
    expect(await tally(`${samples}/security_bad_string_cache.evtx`)).toMatchObject({ records: 2261, lost: 0 });
  });

  it("warns of missing checksums", async () => {
    const found = await tally(`${samples}/Application_no_crc32.evtx`);
    expect(found).toMatchObject({ records: 17, lost: 0 });
    expect(found.problems.map(({ code }) => code)).toEqual(["fileHeaderChecksum", "chunkChecksum"]);
  });
});

interface DumpedEvent {
  Event: { System: DumpedSystem; EventData?: Record<string, unknown> | null };
}

interface DumpedSystem {
  EventID: number | { "#text": number };
  Channel: string;
  Computer: string;
  EventRecordID: number;
  Provider: { "#attributes": { Name: string } };
}

function parseConcatenated(text: string): DumpedEvent[] {
  return JSON.parse(`[${text.trim().replace(/^\}\r?\n\{/gm, "},\n{")}]`);
}

function systemOf({ EventID, Channel, Computer, EventRecordID, Provider }: DumpedSystem) {
  return {
    eventId: typeof EventID === "number" ? EventID : EventID["#text"],
    channel: Channel,
    computer: Computer,
    eventRecordId: EventRecordID,
    provider: Provider["#attributes"].Name,
  };
}

/** Text to compare whole events by: times cut to six digits, blanks at the end of values dropped. */
function comparable(event: unknown): string {
  return JSON.stringify(event, (name, value) => {
    if (typeof value !== "string") return value;
    return name === "SystemTime" ? value.replace(/(\.\d{6})\d*Z$/, "$1Z") : value.trimEnd();
  });
}
