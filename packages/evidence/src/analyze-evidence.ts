import {
  analyzeSessions,
  createEventStore,
  type EventStore,
  eventKindOf,
  learnBaseline,
  type ReportSessions,
  rebuildComputers,
  reconstructSessions,
  reportSessions,
  type SessionEvidence,
} from "@stray/core";
import {
  type Analysis,
  type AnalysisOptions,
  type Baseline,
  type Computer,
  type ReadProblem,
  type ReportInput,
  type SessionFile,
  schemaVersion,
  type WindowsEvent,
} from "@stray/schemas";
import { sealBaseline } from "./baseline-file.ts";
import { eventReaders } from "./event-readers.ts";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";
import { givenEvidence } from "./given-evidence.ts";
import { mergeSessionParts } from "./merge-session-parts.ts";
import { rawEventReaders } from "./raw-event-readers.ts";
import { readEventSources } from "./read-events.ts";
import { readSessionLists, type SessionLists } from "./read-session-lists.ts";
import { byPlace } from "./read-sources.ts";

/** Event logs in, analysis out: what `stray scan`, the service and the triage app call. */
export async function analyzeEvidence(
  sources: readonly EvidenceSource[],
  options: AnalysisOptions,
  context: EvidenceContext,
): Promise<Analysis> {
  const { header, sessions, unscored } = await rebuildForReport(sources, options, context);
  const evidence = { ...header, version: header.tool.version, sessions, unscored };
  return analyzeSessions(evidence, options, context.references);
}

/** Known-good event logs in, what their sessions look like out: what `stray baseline` writes. */
export async function learnFromEvidence(
  sources: readonly EvidenceSource[],
  options: AnalysisOptions,
  context: EvidenceContext,
): Promise<{ baseline: Baseline; header: SessionFile["header"] }> {
  const { header, sessions } = await rebuildForReport(sources, options, context);
  const learned = learnBaseline({ ...header, version: header.tool.version, sessions }, options);
  return { baseline: sealBaseline(learned, context.createSha256), header };
}

/** Session lists in (ours or the original's), analysis out: what `stray score` and POST /v1/score call. */
export async function analyzeSessionLists(
  sources: readonly EvidenceSource[],
  options: AnalysisOptions,
  context: EvidenceContext,
): Promise<Analysis> {
  const lists = await readSessionLists(sources, context);
  if (lists.kind === "originalSessionList") {
    return analyzeSessions(givenEvidence(lists, context), options, context.references);
  }
  const { evidence, timezone } = partsEvidence(lists, options, context);
  return analyzeSessions(evidence, { ...options, timezone }, context.references);
}

/** The sessions of one or more `stray sessions` outputs, in their order, and the time zone that they were made with. */
export function partsEvidence(
  { parts, problems: found }: Extract<SessionLists, { kind: "straySessions" }>,
  options: Pick<AnalysisOptions, "timezone">,
  { version }: Pick<EvidenceContext, "version">,
): { evidence: SessionEvidence; timezone: string[] } {
  const { header, sessions } = mergeSessionParts(parts, options.timezone);
  const problems = [...found, ...header.problems].sort(byPlace);
  return { evidence: { ...header, version, problems, sessions }, timezone: header.options.timezone };
}

/** Event logs in, sessions out: what `stray sessions` prints. */
export async function rebuildSessions(
  sources: readonly EvidenceSource[],
  { timezone }: Pick<AnalysisOptions, "timezone">,
  context: EvidenceContext,
): Promise<SessionFile> {
  const { store, headerWith } = await gatherEvents(sources, timezone, context);
  const { sessions, computers } = reconstructSessions(store, { timezone });
  return { header: headerWith(computers), sessions };
}

/** The same, of every session only what a report of these options shows. */
async function rebuildForReport(
  sources: readonly EvidenceSource[],
  options: AnalysisOptions,
  context: EvidenceContext,
): Promise<Omit<ReportSessions, "computers"> & Pick<SessionFile, "header">> {
  const { store, headerWith } = await gatherEvents(sources, options.timezone, context);
  const { computers, ...sessions } = reportSessions(rebuildComputers(store, options), options);
  return { ...sessions, header: headerWith(computers) };
}

/** Reads all events into a store; the header waits for the computers that are rebuilt from it. */
async function gatherEvents(
  sources: readonly EvidenceSource[],
  timezone: readonly string[],
  context: EvidenceContext,
): Promise<{ store: EventStore; headerWith: (computers: Computer[]) => SessionFile["header"] }> {
  const { crc32, spill } = context;
  const store = createEventStore({ spill });
  const wantsData = (eventId: number, channel: string, provider: string) =>
    eventKindOf(channel, provider, eventId) !== null;
  const readers = eventReaders({ timezone, wantsData, crc32, onEvent: store.add, spill });
  const { inputs, problems } = await readEventSources(sources, context, readers);
  const headerWith = (computers: Computer[]): SessionFile["header"] => ({
    straySessions: schemaVersion,
    tool: { name: "stray", version: context.version },
    options: { timezone: [...timezone] },
    inputs,
    computers,
    coverage: store.coverage(),
    events: inputs.reduce((sum, { records }) => sum + records, 0),
    duplicateEvents: store.duplicateEvents(),
    problems,
  });
  return { store, headerWith };
}

/** Event logs in, every normalized event out: what `stray events` prints. */
export async function readEvents(
  sources: readonly EvidenceSource[],
  { timezone }: Pick<AnalysisOptions, "timezone">,
  context: EvidenceContext,
  onEvent: (event: WindowsEvent) => void,
): Promise<{ inputs: ReportInput[]; problems: ReadProblem[] }> {
  const { crc32, spill } = context;
  const readers = eventReaders({ timezone, wantsData: () => true, crc32, onEvent, spill });
  return await readEventSources(sources, context, readers);
}

/**
 * Event logs in, every event out whole, as one line of `evtx_dump -o jsonl` each: what `stray events --raw` prints. Lines
 * come as UTF-8, many at a time; the bytes are lent for the call.
 */
export async function readRawEvents(
  sources: readonly EvidenceSource[],
  context: EvidenceContext,
  onLines: (lines: Uint8Array) => void,
): Promise<{ inputs: ReportInput[]; problems: ReadProblem[] }> {
  return await readEventSources(sources, context, rawEventReaders({ crc32: context.crc32, onLines }));
}
