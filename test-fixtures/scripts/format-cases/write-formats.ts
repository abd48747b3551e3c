import type { OfficeEvent } from "./office-log.ts";

/** As `evtx_dump -o json` has it by default: attributes within their element. */
export function evtxDumpInside(event: OfficeEvent): object {
  return {
    Event: {
      "#attributes": { xmlns: "http://schemas.microsoft.com/win/2004/08/events/event" },
      System: {
        Provider: { "#attributes": { Name: event.provider } },
        EventID:
          event.channel === "System" ? { "#attributes": { Qualifiers: 16384 }, "#text": event.eventId } : event.eventId,
        Version: 0,
        Level: 0,
        TimeCreated: { "#attributes": { SystemTime: microseconds(event.timeCreated) } },
        EventRecordID: event.eventRecordId,
        Correlation: null,
        Channel: event.channel,
        Computer: event.computer,
        Security: event.userSid ? { "#attributes": { UserID: event.userSid } } : null,
      },
      EventData: event.data,
    },
  };
}

/** As `evtx_dump --separate-json-attributes` has it: attributes beside their element. */
export function evtxDumpBeside(event: OfficeEvent): object {
  return {
    Event_attributes: { xmlns: "http://schemas.microsoft.com/win/2004/08/events/event" },
    Event: {
      System: {
        Provider_attributes: { Name: event.provider },
        EventID: event.eventId,
        Version: 0,
        Level: 0,
        TimeCreated_attributes: { SystemTime: microseconds(event.timeCreated) },
        EventRecordID: event.eventRecordId,
        Correlation: null,
        Channel: event.channel,
        Computer: event.computer,
        ...(event.userSid ? { Security_attributes: { UserID: event.userSid } } : { Security: null }),
      },
      EventData: event.data,
    },
  };
}

/** As NXLog sends it: the computer's local time without zone, the collector's receipt beside it. */
export function nxlog(event: OfficeEvent, hoursFromUtc: number): object {
  const local = new Date(Date.parse(event.timeCreated) + hoursFromUtc * 3_600_000).toISOString();
  return {
    EventTime: local.slice(0, 19).replace("T", " "),
    "@timestamp": new Date(Date.parse(event.timeCreated) + 4000).toISOString(),
    EventReceivedTime: local.slice(0, 19).replace("T", " "),
    Hostname: event.computer,
    host: "collector.brass.example",
    Channel: event.channel === "Security" ? "security" : event.channel,
    SourceName: event.provider,
    EventID: event.eventId,
    RecordNumber: event.eventRecordId,
    Severity: "INFO",
    tags: ["office"],
    ...(event.userSid ? { UserID: event.userSid } : {}),
    ...event.data,
  };
}

export function jsonLines(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** evtx_dump keeps six of Windows' seven digits. */
function microseconds(time: string): string {
  return `${time.slice(0, -2)}Z`;
}
