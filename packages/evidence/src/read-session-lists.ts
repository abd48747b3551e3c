import type { OriginalSession, ReadProblem, SessionFile } from "@stray/schemas";
import { EvidenceError, noUsableInput, placedText } from "./errors.ts";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";
import { nothingRead } from "./read-source.ts";
import { readSources, type SourcesReading } from "./read-sources.ts";
import { type Labels, readSessionList, type SessionList } from "./readers/session-list.ts";
import type { RecognizedFormat } from "./recognize-format.ts";

/** All lists given: parts of our own kind, or sessions in the original tool's shape in the order of the lists. */
export type SessionLists =
  | { kind: "straySessions"; parts: SessionPart[]; problems: ReadProblem[] }
  | { kind: "originalSessionList"; sessions: OriginalSession[]; reading: SourcesReading };

/** One `stray sessions` output and the name it was given under. */
export interface SessionPart {
  name: string;
  file: SessionFile;
  labels: Labels;
}

/** Reads every list to its end. Throws EvidenceError when one is no list, or they are not all of one kind. */
export async function readSessionLists(
  sources: readonly EvidenceSource[],
  context: EvidenceContext,
): Promise<SessionLists> {
  const lists: NamedList[] = [];
  const given = sources.map((source) => ({ ...source, given: true }));
  const reading = await readSources(given, context, async ({ name }, { bytes, recognized, onProblem }) => {
    if (recognized !== "json") onProblem({ code: "badSessionList", level: "skipped", text: notAList(recognized) });
    const list = recognized === "json" ? await readSessionList(bytes, onProblem) : null;
    if (list === null) return nothingRead;
    lists.push({ name, list });
    return { ...nothingRead, format: list.kind, records: list.sessions.length };
  });
  throwIfBad(reading);
  return ofOneKind(lists, sources.length === 1 ? unnamed(reading) : reading);
}

interface NamedList {
  name: string;
  list: SessionList;
}

function notAList(recognized: RecognizedFormat): string {
  if (recognized === "empty") return "This is empty; a session list is JSON or JSON Lines.";
  if (recognized === "evtx") return "This is an event log, not a list of sessions; read it with `stray scan`.";
  if (recognized === "report") {
    return "This is a report that Stray made, not a list of sessions; look at it with `stray show` or `stray triage`.";
  }
  return "This is no list of sessions; give the JSON or JSON Lines of `stray sessions` or of the original tool.";
}

function throwIfBad({ inputs, problems }: SourcesReading): void {
  if (inputs.length === 0) throw noUsableInput(problems);
  const bad = new Set(inputs.filter(({ format }) => format === "unknown").map(({ name }) => name));
  const fault = problems.find(({ source, level }) => bad.has(source) && level !== "note");
  if (fault) throw new EvidenceError("badSessionList", placedText(fault), problems);
}

/** A single list has no folder to be named in: from a pipe, a file or a request body it gives the same report. */
function unnamed({ inputs, problems }: SourcesReading): SourcesReading {
  return {
    inputs: inputs.map((input) => ({ ...input, name: "-" })),
    problems: problems.map((problem) => ({ ...problem, source: "-" })),
  };
}

function ofOneKind(lists: readonly NamedList[], reading: SourcesReading): SessionLists {
  const parts: SessionPart[] = [];
  const sessions: OriginalSession[] = [];
  for (const { name, list } of lists) {
    if (list.kind === "straySessions") parts.push({ name, file: list, labels: list.labels });
    else for (const session of list.sessions) sessions.push(session);
  }
  if (parts.length === 0) return { kind: "originalSessionList", sessions, reading };
  if (parts.length === lists.length) return { kind: "straySessions", parts, problems: reading.problems };
  const text =
    "Lists of `stray sessions` and lists in the original tool's shape were given together; score them apart.";
  throw new EvidenceError("badSessionList", text, reading.problems);
}
