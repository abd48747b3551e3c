import type { ReadProblem, ReportInput, WindowsEvent } from "@stray/schemas";
import { type EvidenceSource, readEvents } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";

interface Reading {
  events: WindowsEvent[];
  inputs: ReportInput[];
  problems: ReadProblem[];
}

/** All events of these sources, or of one text. */
export async function readAll(
  sources: string | Uint8Array | readonly EvidenceSource[],
  { timezone = [] }: { timezone?: string[] } = {},
): Promise<Reading> {
  const list =
    typeof sources === "string" || sources instanceof Uint8Array ? [memorySource("a.jsonl", sources)] : sources;
  const events: WindowsEvent[] = [];
  const reading = await readEvents(list, { timezone }, testContext(), (event) => events.push(event));
  return { events, ...reading };
}
