import type { Evidence, LogonSession, Reason, SessionEvent } from "@stray/schemas";
import type { Feature } from "../features/feature.ts";

const mostRecordsPerFeature = 20;

/** The records behind each named feature, the first 20 of each; a given list has no records to point at. */
export function evidenceRecords(
  { events }: LogonSession,
  reasons: readonly Reason[],
  features: readonly Feature[],
): Evidence[] {
  const named = features.filter(({ id }) => reasons.some(({ featureId }) => featureId === id));
  return named.flatMap(({ id, isBehind }) => {
    const behind = events
      .filter((event) => event.attribution !== "given" && isBehind(event))
      .slice(0, mostRecordsPerFeature);
    return behind.map((event) => asEvidence(id, event));
  });
}

function asEvidence(featureId: Evidence["featureId"], { attribution: _, ...event }: SessionEvent): Evidence {
  const { kind, eventId, channel, source, eventRecordId, timeCreated, name } = event;
  const record = { featureId, kind, eventId, channel, source, eventRecordId, timeCreated };
  return name === undefined ? record : { ...record, name };
}
