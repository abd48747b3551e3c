// Writes the inputs of the cases on formats and damage anew; run it as make-demo.ts says, then `npm run goldens`.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cutAtRecord, withDamagedRecord, withoutHeader } from "./format-cases/damage.ts";
import { hostileEvents } from "./format-cases/hostile-events.ts";
import { officeLog } from "./format-cases/office-log.ts";
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
