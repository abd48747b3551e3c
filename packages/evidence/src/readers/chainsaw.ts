import type { EventFormat } from "./event-format.ts";
import { evtxDumpFields, isEvtxDumpRecord } from "./evtx-dump-json.ts";
import { isJsonObject, type JsonObject, member } from "./json-fields.ts";

/** Chainsaw's detections as JSON: `kind` is individual or cached (one document) or aggregate (several). */
export const chainsawJson: EventFormat = {
  name: "chainsawJson",
  lacks: "all events that no rule found",
  recognizes: (record) => Object.hasOwn(record, "kind") && documentsOf(record).some(isJsonObject),
  eventsOf: (record) =>
    documentsOf(record)
      .map((document) => member(document, "data"))
      .filter(isEvtxDumpRecord)
      .map(evtxDumpFields),
};

function documentsOf(record: JsonObject): readonly unknown[] {
  const { documents } = record;
  return Array.isArray(documents) ? documents : [record.document];
}
