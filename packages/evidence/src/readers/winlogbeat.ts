import type { EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, hasAll } from "./field-aliases.ts";
import { type EventData, isJsonObject, type JsonObject, setField } from "./json-fields.ts";

/**
 * Winlogbeat 7 and later (ECS), nested or with dots in flat keys. `event.created` tells when the event was read, and
 * `winlog.logon.id` is not the new session's on a 4624: neither is used.
 */
const ecs: FieldAliases = {
  eventId: ["winlog.event_id", "event.code"],
  time: ["@timestamp"],
  // `host.name` is the collector's on forwarded events.
  computer: ["winlog.computer_name", "host.name"],
  channel: ["winlog.channel"],
  // The second is evtx2es's, which writes the same fields; its `event.provider` is in small letters.
  provider: ["winlog.provider_name", "winlog.provider.name", "event.provider"],
  eventRecordId: ["winlog.record_id"],
  userSid: ["winlog.user.identifier"],
  data: ["winlog.event_data", "winlog.user_data", "userdata"],
  notData: ["xml_name"],
};

/** Winlogbeat 6, in which some of the sets of Security-Datasets are. */
const winlogbeat6: FieldAliases = {
  eventId: ["event_id"],
  time: ["@timestamp"],
  computer: ["computer_name"],
  channel: ["log_name"],
  provider: ["source_name"],
  eventRecordId: ["record_number"],
  userSid: ["user.identifier"],
  data: ["event_data", "user_data"],
  notData: ["xml_name"],
};

/** Elastic's fields for Windows events, as Winlogbeat sends them and Elasticsearch exports them. */
export const winlogbeat: EventFormat = elasticFormat("winlogbeat", ecs);

/** JSON Lines of Winlogbeat 6. */
export const winlogbeat6Json: EventFormat = elasticFormat("winlogbeat6", winlogbeat6);

function elasticFormat(name: string, aliases: FieldAliases): EventFormat {
  const { eventId, time, computer, channel } = aliases;
  return {
    name,
    recognizes: (record) => hasAll(sourceOf(record), [eventId, time, computer, channel]),
    eventsOf(record) {
      const fields = aliasedFields(sourceOf(record), aliases);
      return [{ ...fields, data: () => withUnnamed(fields.data(), fields.provider) }];
    },
  };
}

/** Elasticsearch and Kibana put the document under `_source`. */
function sourceOf(record: JsonObject): JsonObject {
  return isJsonObject(record._source) ? record._source : record;
}

/** Unnamed elements come as param1, param2, …; the event log service's own events have no others. */
function withUnnamed(data: EventData, provider: string): EventData {
  if (provider.toLowerCase() !== "eventlog") return data;
  let last = 0;
  for (const name of Object.keys(data)) last = Math.max(last, Number(/^param(\d{1,2})$/.exec(name)?.[1] ?? 0));
  const unnamed = Array.from({ length: last }, (_, index) => data[`param${index + 1}`] ?? "");
  if (last > 0) setField(data, "Data", unnamed.flat());
  return data;
}
