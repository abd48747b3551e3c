import type { JsonEventFormat } from "./json-event-format.ts";
import {
  countOf,
  type EventData,
  fieldText,
  isJsonObject,
  type JsonObject,
  member,
  setField,
  textOf,
} from "./json-fields.ts";

/** Where a flat format keeps an event's fields; the first name present counts. */
interface FlatAliases {
  eventId: readonly string[];
  time: readonly string[];
  computer: readonly string[];
  channel: readonly string[];
  provider: readonly string[];
  eventRecordId: readonly string[];
  userSid: readonly string[];
  /** Objects that hold the event's data; none: it lies at top level, beside the names below. */
  data: readonly string[];
  /** Top-level names that are the shipper's own or repeat the System element. */
  notData: readonly string[];
}

/**
 * NXLog's fields as Security-Datasets keeps them. `EventTime` is the computer's local time without zone;
 * `EventReceivedTime` and `@timestamp` tell only when the collector got the event.
 */
const nxlog: FlatAliases = {
  eventId: ["EventID"],
  time: ["EventTime", "TimeCreated"],
  computer: ["Hostname"],
  channel: ["Channel"],
  provider: ["SourceName"],
  eventRecordId: ["RecordNumber"],
  userSid: ["UserID"],
  data: [],
  notData: [
    ...["@timestamp", "@version", "ActivityID", "Category", "Channel", "EventID", "EventReceivedTime", "EventTime"],
    ...["EventType", "ExecutionProcessID", "Hostname", "Keywords", "Level", "Message", "Opcode", "OpcodeValue"],
    ...["ProviderGuid", "RecordNumber", "RelatedActivityID", "Severity", "SeverityValue", "SourceModuleName"],
    ...[
      "SourceModuleType",
      "SourceName",
      "Task",
      "ThreadID",
      "TimeCreated",
      "UserID",
      "Version",
      "host",
      "port",
      "tags",
    ],
  ],
};

/** Winlogbeat 6, in which some of the sets are. */
const winlogbeat6: FlatAliases = {
  eventId: ["event_id"],
  time: ["@timestamp"],
  computer: ["computer_name"],
  channel: ["log_name"],
  provider: ["source_name"],
  eventRecordId: ["record_number"],
  userSid: ["user.identifier"],
  data: ["event_data", "user_data"],
  notData: [],
};

/** Channels whose case some sets change; Windows' spelling. */
const channelSpellings = new Map(
  ["Security", "System", "Application"].map((channel) => [channel.toLowerCase(), channel]),
);

/** JSON Lines of the Security-Datasets project, flat as NXLog wrote them. */
export const securityDatasets: JsonEventFormat = flatFormat("securityDatasets", nxlog);

/** JSON Lines of Winlogbeat 6. */
export const winlogbeat6Json: JsonEventFormat = flatFormat("winlogbeat6", winlogbeat6);

function flatFormat(name: string, aliases: FlatAliases): JsonEventFormat {
  const notData = new Set(aliases.notData);
  return {
    name,
    recognizes: (record) =>
      [aliases.eventId, aliases.time, aliases.computer].every((names) => firstOf(record, names) !== undefined),
    fieldsOf(record) {
      const text = (names: readonly string[]) => textOf(firstOf(record, names)) ?? "";
      const channel = text(aliases.channel);
      return {
        eventId: countOf(firstOf(record, aliases.eventId)),
        channel: channelSpellings.get(channel.toLowerCase()) ?? channel,
        provider: text(aliases.provider),
        computer: text(aliases.computer),
        eventRecordId: countOf(firstOf(record, aliases.eventRecordId)),
        time: text(aliases.time) || null,
        userSid: text(aliases.userSid),
        data: () => dataOf(record, aliases.data, notData),
      };
    },
  };
}

/** The first alias that is there; a dot goes one object deeper. */
function firstOf(record: JsonObject, names: readonly string[]): unknown {
  for (const name of names) {
    const value = name.split(".").reduce<unknown>(member, record);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}

function dataOf(record: JsonObject, holders: readonly string[], notData: ReadonlySet<string>): EventData {
  const data: EventData = {};
  const objects = holders.length === 0 ? [record] : holders.map((name) => member(record, name)).filter(isJsonObject);
  for (const object of objects) {
    for (const [name, value] of Object.entries(object)) {
      if (!notData.has(name) && !isJsonObject(value)) setField(data, name, fieldText(value));
    }
  }
  return data;
}
