import { givenSessions, type SessionEvidence } from "@stray/core";
import type { OriginalSession } from "@stray/schemas";
import type { EvidenceContext } from "./evidence-source.ts";
import type { SourcesReading } from "./read-sources.ts";

/** Sessions of lists in the original tool's shape; they name no computer and no channel. */
export function givenEvidence(
  { sessions, reading }: { sessions: readonly OriginalSession[]; reading: SourcesReading },
  { version }: EvidenceContext,
): SessionEvidence {
  return {
    version,
    ...reading,
    computers: [],
    coverage: [],
    events: sessions.reduce((sum, { events }) => sum + (events?.length ?? 0), 0),
    duplicateEvents: 0,
    sessions: givenSessions(sessions),
  };
}
