import type { EventFormat } from "./event-format.ts";
import { aliasedFields, type FieldAliases, hasAll } from "./field-aliases.ts";

/**
 * NXLog's fields as Security-Datasets keeps them. `EventTime` is the computer's local time without zone;
 * `EventReceivedTime` and `@timestamp` tell only when the collector got the event.
 */
const nxlog: FieldAliases = {
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

/** JSON Lines of the Security-Datasets project, flat as NXLog wrote them. */
export const securityDatasets: EventFormat = {
  name: "securityDatasets",
  recognizes: (record) => hasAll(record, [nxlog.eventId, nxlog.time, nxlog.computer]),
  eventsOf: (record) => [aliasedFields(record, nxlog)],
};
