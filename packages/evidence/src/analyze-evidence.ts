import { analyzeSessions, createEventStore, eventKindOf, reconstructSessions } from "@stray/core";
import {
  type Analysis,
  type AnalysisOptions,
  type ReadProblem,
  type ReportInput,
  type SessionFile,
  schemaVersion,
  type WindowsEvent,
} from "@stray/schemas";
import type { EvidenceContext, EvidenceSource } from "./evidence-source.ts";
import { readEventSources } from "./read-events.ts";

/** Event logs in, analysis out: what `stray scan`, the service and the triage app call. */
export async function analyzeEvidence(
  sources: readonly EvidenceSource[],
  options: AnalysisOptions,
  context: EvidenceContext,
): Promise<Analysis> {
  const { header, sessions } = await rebuildSessions(sources, options, context);
  return analyzeSessions({ ...header, version: header.tool.version, sessions }, options);
}

/** Session lists in (ours or the original's), analysis out: what `stray score` and POST /v1/score call. */
export async function analyzeSessionLists(
  _sources: readonly EvidenceSource[],
  _options: AnalysisOptions,
  _context: EvidenceContext,
): Promise<Analysis> {
  throw new Error("not built yet");
}

/** Event logs in, sessions out: what `stray sessions` prints. */
export async function rebuildSessions(
  sources: readonly EvidenceSource[],
  { timezone }: Pick<AnalysisOptions, "timezone">,
  context: EvidenceContext,
): Promise<SessionFile> {
  const store = createEventStore();
  const wantsData = (eventId: number, channel: string, provider: string) =>
    eventKindOf(channel, provider, eventId) !== null;
  const { inputs, problems } = await readEventSources(sources, context, { timezone, wantsData, onEvent: store.add });
  const { sessions, computers } = reconstructSessions(store, { timezone });
  const header: SessionFile["header"] = {
    straySessions: schemaVersion,
    tool: { name: "stray", version: context.version },
    options: { timezone: [...timezone] },
    inputs,
    computers,
    coverage: store.coverage(),
    events: inputs.reduce((sum, { records }) => sum + records, 0),
    duplicateEvents: store.duplicateEvents(),
    problems,
  };
  return { header, sessions };
}

/** Event logs in, every normalized event out: what `stray events` prints. */
export async function readEvents(
  sources: readonly EvidenceSource[],
  { timezone }: Pick<AnalysisOptions, "timezone">,
  context: EvidenceContext,
  onEvent: (event: WindowsEvent) => void,
): Promise<{ inputs: ReportInput[]; problems: ReadProblem[] }> {
  return await readEventSources(sources, context, { timezone, wantsData: () => true, onEvent });
}
