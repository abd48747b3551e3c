import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OtherEvent, OtherReader } from "./reader.ts";

/** npm's winevtx from a folder where `npm install winevtx` ran, or null where it did not. */
export async function findWinevtx(folder: string | undefined): Promise<OtherReader | null> {
  if (folder === undefined) return null;
  const packageFile = join(folder, "node_modules", "winevtx", "package.json");
  try {
    const { version, exports: entries } = JSON.parse(readFileSync(packageFile, "utf8"));
    const { parseEvtxFile } = await import(new URL(entries["."].import, pathToFileURL(packageFile)).href);
    return { name: "winevtx", version, read: (path) => [...parseEvtxFile(readFileSync(path))].map(otherEvent) };
  } catch (error) {
    console.error(`no winevtx in ${folder}: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

type Node = Record<string, unknown>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function otherEvent(record: { event: { Event: Node } }): OtherEvent {
  const { System, EventData, UserData } = record.event.Event;
  const container = isNode(UserData) ? Object.values(UserData)[0] : EventData;
  return {
    system: Object.fromEntries(Object.entries(isNode(System) ? System : {}).flatMap(systemEntries)),
    data: Object.entries(isNode(container) ? container : {})
      .filter(([name]) => name !== "xmlns")
      .flatMap(fieldEntries),
  };
}

function systemEntries([name, value]: [string, unknown]): [string, string][] {
  if (!isNode(value)) return [[name, String(value)]];
  return Object.entries(value).map(([key, text]) => [key === "Value" ? name : `${name}@${key}`, String(text)]);
}

function fieldEntries([name, value]: [string, unknown]): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldEntries([name, item]));
  if (isNode(value)) return [[String(value.Name ?? name), String(value.Value ?? "")]];
  return [[name, String(value)]];
}
