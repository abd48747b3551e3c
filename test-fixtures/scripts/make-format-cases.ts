// Writes the inputs of the cases on formats and damage anew; run it as make-demo.ts says, then `npm run goldens`.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cutAtRecord, withDamagedRecord, withoutHeader } from "./format-cases/damage.ts";
import { hostileEvents } from "./format-cases/hostile-events.ts";
import { officeLog } from "./format-cases/office-log.ts";
import {
  chainsawObject,
  csv,
  eventViewerRow,
  eventViewerXml,
  eventXml,
  evtxECmdFull,
  evtxECmdObject,
  evtxECmdRow,
  flattened,
  getWinEventRow,
  hayabusaObject,
  hayabusaRow,
  plasoObject,
  splunkObject,
  velociraptorObject,
  winlogbeatObject,
} from "./format-cases/write-exports.ts";
import { evtxDumpBeside, evtxDumpInside, jsonLines, nxlog } from "./format-cases/write-formats.ts";

interface FormatCase {
  shows: string;
  options?: object;
  input: Record<string, string | Uint8Array>;
}

const events = officeLog();
const security = events.filter(({ channel }) => channel === "Security");
const system = events.filter(({ channel }) => channel === "System");
const specs = { "Security.evtx.jsonl": jsonLines(security), "System.evtx.jsonl": jsonLines(system) };
const dumped = jsonLines(events.map(evtxDumpInside));
const pretty = events.map((event, index) => `Record ${index + 1}\n${JSON.stringify(evtxDumpBeside(event), null, 2)}\n`);

const cases: Record<string, FormatCase> = {
  "format-evtx-dump": {
    shows: "evtx_dump's JSON Lines, with attributes within their elements.",
    input: { "office.jsonl": dumped },
  },
  "format-evtx-dump-separate-attributes": {
    shows: "evtx_dump's pretty JSON with record lines, attributes beside their elements.",
    input: { "office.json": pretty.join("") },
  },
  "format-array-utf16": {
    shows: "One JSON array in UTF-16 with Windows line ends, as PowerShell redirects it.",
    input: {
      "office.json": Buffer.from(
        `\uFEFF${JSON.stringify(events.map(evtxDumpInside), null, 1).replaceAll("\n", "\r\n")}`,
        "utf16le",
      ),
    },
  },
  "format-nxlog-local-times": {
    shows: "Security-Datasets' flat JSON Lines: local times without zone, read in the zone of the option.",
    options: { timezone: ["America/Sao_Paulo"] },
    input: { "office.json": jsonLines(events.map((event) => nxlog(event, -3))) },
  },
  "format-same-log-twice": {
    shows: "The same events as .evtx and as evtx_dump's JSON Lines are one event each.",
    input: { ...specs, "export/office.jsonl": dumped },
  },
  "format-evtx": {
    shows: "The logs themselves: every export below is of these.",
    input: specs,
  },
  "format-xml-wevtutil": {
    shows: "XML of wevtutil: one element after the other.",
    input: { "office.xml": events.map((event) => `${eventXml(event)}\r\n`).join("") },
  },
  "format-xml-event-viewer": {
    shows: "XML as Event Viewer saves it, in UTF-16, with rendered texts.",
    input: { "office.xml": Buffer.from(`\uFEFF${eventViewerXml(events)}`, "utf16le") },
  },
  "format-evtxecmd-csv": {
    shows: "EvtxECmd's CSV: UTC without a mark, the data as JSON in one column.",
    input: { "20260312_EvtxECmd_Output.csv": `\uFEFF${csv(events.map(evtxECmdRow))}` },
  },
  "format-evtxecmd-json": {
    shows: "EvtxECmd's JSON, and with --fj the whole events.",
    input: {
      "EvtxECmd_Output.json": jsonLines(events.map(evtxECmdObject)),
      "EvtxECmd_full.json": jsonLines(events.map(evtxECmdFull)),
    },
  },
  "format-hayabusa-csv": {
    shows: "Hayabusa's CSV: short names of channels and fields, local times with their offset.",
    input: { "hayabusa.csv": csv(events.map((event) => hayabusaRow(event, -3))) },
  },
  "format-hayabusa-json": {
    shows: "Hayabusa's .json: pretty objects one after the other, no array.",
    input: {
      "hayabusa.json": events.map((event) => `${JSON.stringify(hayabusaObject(event, -3), null, 4)}\n`).join(""),
    },
  },
  "format-chainsaw": {
    shows: "Chainsaw's detections: one event each, and one that tells of several.",
    input: {
      "chainsaw.json": JSON.stringify([
        ...events.slice(3).map((event) => chainsawObject([event])),
        chainsawObject(events.slice(0, 3)),
      ]),
    },
  },
  "format-winlogbeat": {
    shows: "Winlogbeat's documents, nested, and the same with dots in flat keys under _source as Kibana exports them.",
    input: {
      "winlogbeat.ndjson": jsonLines(events.map(winlogbeatObject)),
      "kibana.ndjson": jsonLines(events.map((event) => ({ _id: "1", _source: flattened(winlogbeatObject(event)) }))),
    },
  },
  "format-velociraptor": {
    shows: "Velociraptor's rows: times as floats, LogonIds as whole numbers.",
    input: { "velociraptor.jsonl": jsonLines(events.map(velociraptorObject)) },
  },
  "format-splunk": {
    shows: "A Splunk export whose _raw is the event's XML.",
    input: { "splunk.json": jsonLines(events.map(splunkObject)) },
  },
  "format-plaso": {
    shows: "plaso's JSON Lines with the events' XML.",
    input: { "plaso.jsonl": jsonLines(events.map((event) => plasoObject(event, true))) },
  },
  "format-get-winevent-csv": {
    shows: "Get-WinEvent's CSV: local times, and English messages instead of fields.",
    options: { timezone: ["UTC"] },
    input: {
      "events.csv": `#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n${csv(events.map(getWinEventRow))}`,
    },
  },
  "format-event-viewer-csv": {
    shows: "Event Viewer's CSV: no computer, no record id, English messages in a column without a name.",
    input: { "office.csv": `\uFEFF${csv(events.map(eventViewerRow))}` },
  },
  "format-empty-log": {
    shows: "A log without records can be read: no sessions, no problem.",
    input: { "Security.evtx.jsonl": "" },
  },
  "damaged-cut-log": {
    shows: "A log that ends in the middle of a record gives the records before it.",
    input: { "Security.evtx": cutAtRecord(security, 20) },
  },
  "damaged-lost-header": {
    shows: "A log whose file header was overwritten with zeros is read whole.",
    input: { "Security.evtx": withoutHeader(security.slice(-30)) },
  },
  "damaged-record": {
    shows: "A record that cannot be read is named with its place; the others are kept.",
    input: { "Security.evtx": withDamagedRecord(security, 12), "System.evtx.jsonl": specs["System.evtx.jsonl"] },
  },
  "damaged-json-lines": {
    shows: "Lines cut short, text and foreign records among events are named with their lines; the events are kept.",
    input: { "office.jsonl": damagedLines() },
  },
  "damaged-files-beside": {
    shows: "Text called .evtx, an empty file, a session list, unknown JSON and a cut header beside good logs.",
    input: {
      ...specs,
      "text.evtx": "This is not an event log.\n",
      "empty.evtx": "",
      "sessions.json": JSON.stringify([{ user: "mara", source_ip: null, events: [{ event_id: 4624 }] }]),
      "settings.json": JSON.stringify({ theme: "dark", "window size": [800, 600] }),
      "header-only.evtx": Buffer.from("ElfFile\0and no more"),
      "picture.png": Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
    },
  },
  "hostile-names": {
    shows: "Escape sequences, bidi marks, formulas, markup, __proto__ and lone surrogates in every name.",
    input: { "office.jsonl": jsonLines(hostileEvents().map(evtxDumpInside)) },
  },
};

function damagedLines(): string {
  const lines = dumped.trimEnd().split("\n");
  lines[4] = `${lines[4]?.slice(0, 200)}`;
  lines.splice(9, 0, "### exported by hand ###", '{"note":"not an event"}', '{"bad" "json"}');
  lines.push(`${lines.at(-1)?.slice(0, -30)}`);
  return lines.join("\n");
}

const folder = fileURLToPath(new URL("../cases", import.meta.url));

for (const [name, { shows, options = {}, input }] of Object.entries(cases)) {
  const description = { shows, made: "scripts/make-format-cases.ts", command: "scan", options };
  write(join(folder, name, "case.json"), `${JSON.stringify(description, null, 2)}\n`);
  for (const [file, content] of Object.entries(input)) write(join(folder, name, "input", ...file.split("/")), content);
}

function write(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
