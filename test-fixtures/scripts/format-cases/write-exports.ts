import type { OfficeEvent } from "./office-log.ts";
import { renderMessage } from "./render-message.ts";
import { evtxDumpBeside } from "./write-formats.ts";

/** As `wevtutil qe /f:xml` has it: one element after the other. */
export function eventXml(event: OfficeEvent): string {
  const data = Object.entries(event.data).map(([name, text]) => `<Data Name='${name}'>${escaped(text)}</Data>`);
  const user = event.userSid ? ` UserID='${event.userSid}'` : "";
  return [
    "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>",
    `<Provider Name='${event.provider}'/><EventID>${event.eventId}</EventID><Version>0</Version><Level>0</Level>`,
    `<TimeCreated SystemTime='${event.timeCreated}'/><EventRecordID>${event.eventRecordId}</EventRecordID>`,
    `<Correlation/><Channel>${event.channel}</Channel><Computer>${event.computer}</Computer><Security${user}/>`,
    `</System><EventData>${data.join("")}</EventData></Event>`,
  ].join("");
}

/** As Event Viewer saves XML: one document, the rendered texts behind each event. */
export function eventViewerXml(events: readonly OfficeEvent[]): string {
  const rendered = "<RenderingInfo Culture='en-US'><Message>What happened.</Message></RenderingInfo></Event>";
  const all = events.map((event) => eventXml(event).replace("</Event>", rendered)).join("");
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\r\n<Events>${all}</Events>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** A row of EvtxECmd's CSV: UTC without a mark, the data as JSON text, `UserName` the subject. */
export function evtxECmdRow(event: OfficeEvent, index: number): Record<string, string> {
  return {
    RecordNumber: String(index + 1),
    EventRecordId: String(event.eventRecordId),
    TimeCreated: event.timeCreated.replace("T", " ").replace("Z", ""),
    EventId: String(event.eventId),
    Level: "LogAlways",
    Provider: event.provider,
    Channel: event.channel,
    ProcessId: "700",
    ThreadId: "704",
    Computer: event.computer,
    ChunkNumber: "0",
    UserId: event.userSid,
    MapDescription: "Something happened",
    UserName: `${event.data.SubjectDomainName ?? ""}\\${event.data.SubjectUserName ?? ""}`,
    RemoteHost: "",
    PayloadData1: `Target: ${event.data.TargetUserName ?? ""}`,
    HiddenRecord: "False",
    SourceFile: "C:\\case\\office.evtx",
    Keywords: "0x8020000000000000",
    ExtraDataOffset: "0",
    Payload: payload(event),
  };
}

function payload({ data }: OfficeEvent): string {
  const list = Object.entries(data).map(([name, text]) => ({ "@Name": name, "#text": text }));
  return JSON.stringify({ EventData: { Data: list } });
}

/** The same as an object of EvtxECmd's JSON, where times carry their offset. */
export function evtxECmdObject(event: OfficeEvent, index: number): object {
  return {
    ...evtxECmdRow(event, index),
    EventRecordId: String(event.eventRecordId),
    EventId: event.eventId,
    TimeCreated: event.timeCreated.replace("Z", "+00:00"),
    ChunkNumber: 0,
  };
}

/** EvtxECmd's JSON with `--fj`: the whole event. */
export function evtxECmdFull(event: OfficeEvent): object {
  const list = Object.entries(event.data).map(([name, text]) => ({ "@Name": name, "#text": text }));
  return {
    Event: {
      System: {
        Provider: { "@Name": event.provider },
        EventID: { "@Qualifiers": "16384", "#text": String(event.eventId) },
        TimeCreated: { "@SystemTime": event.timeCreated },
        EventRecordID: String(event.eventRecordId),
        Channel: event.channel,
        Computer: event.computer,
        Security: event.userSid ? { "@UserID": event.userSid } : null,
      },
      EventData: { Data: list },
    },
  };
}

const shortNames: Record<number, Record<string, string>> = {
  4624: {
    LogonType: "Type",
    TargetUserName: "TgtUser",
    WorkstationName: "SrcComp",
    IpAddress: "SrcIP",
    TargetLogonId: "LID",
  },
  4625: { LogonType: "Type", TargetUserName: "TgtUser", WorkstationName: "SrcComp", IpAddress: "SrcIP" },
  4634: { TargetUserName: "User", TargetLogonId: "LID" },
  4672: { SubjectUserName: "TgtUser", SubjectLogonId: "LID" },
  4720: { TargetUserName: "TgtUser", TargetSid: "TgtSID" },
  4732: { MemberSid: "SrcSID", TargetUserName: "TgtGrp", SubjectLogonId: "LID" },
  7045: { ServiceName: "Svc", ImagePath: "Path", AccountName: "Acct", StartType: "StartType" },
};
const logonTypes: Record<string, string> = { 2: "2 - INTERACTIVE", 3: "3 - NETWORK", 10: "10 - REMOTE INTERACTIVE" };

/** One detection of Hayabusa: channel and names shortened, the time local with its offset. */
export function hayabusaObject(event: OfficeEvent, hoursFromUtc: number): Record<string, unknown> {
  const short = shortNames[event.eventId] ?? {};
  const fields = Object.entries(event.data).map(([name, text]) => [
    name,
    name === "LogonType" ? logonTypes[text] : text,
  ]);
  const local = new Date(Date.parse(event.timeCreated) + hoursFromUtc * 3_600_000).toISOString();
  return {
    Timestamp: `${local.slice(0, 23).replace("T", " ")} -0${-hoursFromUtc}:00`,
    RuleTitle: "Something happened",
    Level: "info",
    Computer: event.computer,
    Channel: event.channel === "Security" ? "Sec" : "Sys",
    EventID: event.eventId,
    RecordID: event.eventRecordId,
    Details: Object.fromEntries(fields.flatMap(([name = "", text]) => (short[name] ? [[short[name], text]] : []))),
    ExtraFieldInfo: Object.fromEntries(fields.filter(([name = ""]) => !short[name])),
    RuleID: "00000000-0000-4000-8000-000000000001",
  };
}

/** The same as a row of Hayabusa's CSV. */
export function hayabusaRow(event: OfficeEvent, hoursFromUtc: number): Record<string, string> {
  const text = (value: unknown) =>
    typeof value === "object" && value !== null
      ? Object.entries(value)
          .map(([name, field]) => `${name}: ${field}`)
          .join(" ¦ ")
      : String(value);
  return Object.fromEntries(
    Object.entries(hayabusaObject(event, hoursFromUtc)).map(([key, value]) => [key, text(value)]),
  );
}

/** A detection of Chainsaw that tells of one event, or of several. */
export function chainsawObject(events: readonly OfficeEvent[]): object {
  const documents = events.map((event) => ({ kind: "evtx", path: "office.evtx", data: evtxDumpBeside(event) }));
  const rule = { group: "Office", name: "Something happened", timestamp: events[0]?.timeCreated, authors: [] };
  return documents.length === 1
    ? { ...rule, kind: "individual", document: documents[0] }
    : { ...rule, kind: "aggregate", documents };
}

/** A document of Winlogbeat 8. */
export function winlogbeatObject(event: OfficeEvent): Record<string, object | string> {
  return {
    "@timestamp": `${event.timeCreated.slice(0, 23)}Z`,
    event: {
      code: String(event.eventId),
      created: "2026-04-01T00:00:00.000Z",
      kind: "event",
      provider: event.provider,
    },
    host: { name: "collector.brass.example" },
    log: { level: "information" },
    winlog: {
      channel: event.channel,
      computer_name: event.computer,
      event_id: String(event.eventId),
      provider_name: event.provider,
      record_id: String(event.eventRecordId),
      event_data: event.data,
      logon: { id: "0x1" },
      ...(event.userSid ? { user: { identifier: event.userSid } } : {}),
    },
  };
}

/** Keys with dots instead of objects within objects. */
export function flattened(object: object, prefix = ""): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).flatMap(([key, value]) =>
      typeof value === "object" && value !== null
        ? Object.entries(flattened(value, `${prefix}${key}.`))
        : [[`${prefix}${key}`, value]],
    ),
  );
}

/** A row of Velociraptor's `parse_evtx`: the time a float, LogonIds whole numbers. */
export function velociraptorObject(event: OfficeEvent): object {
  const fields = Object.entries(event.data).map(([name, text]) => [
    name,
    /^(?:0x[0-9a-f]+|\d{1,3})$/.test(text) ? Number(text) : text,
  ]);
  return {
    System: {
      Provider: { Name: event.provider },
      EventID: { Value: event.eventId },
      TimeCreated: { SystemTime: Date.parse(event.timeCreated) / 1000 },
      EventRecordID: event.eventRecordId,
      Channel: event.channel,
      Computer: event.computer,
      Security: event.userSid ? { UserID: event.userSid } : {},
    },
    EventData: Object.fromEntries(fields),
    Message: "",
  };
}

/** A line of a Splunk export, the XML in `_raw`. */
export function splunkObject(event: OfficeEvent): object {
  const time = `${event.timeCreated.slice(0, 23)}+00:00`;
  return { preview: false, result: { _time: time, host: "indexer", source: "XmlWinEventLog", _raw: eventXml(event) } };
}

/** An event of plaso's `json_line`. */
export function plasoObject(event: OfficeEvent, withXml: boolean): object {
  return {
    __container_type__: "event",
    __type__: "AttributeContainer",
    computer_name: event.computer,
    data_type: "windows:evtx:record",
    event_identifier: event.eventId,
    provider_identifier: "{00000000-0000-4000-8000-000000000001}",
    record_number: event.eventRecordId,
    source_name: event.provider,
    strings: Object.values(event.data),
    timestamp: Date.parse(event.timeCreated) * 1000,
    timestamp_desc: "Content Modification Time",
    ...(withXml ? { xml_string: eventXml(event) } : {}),
  };
}

/** A row of `Get-WinEvent | Export-Csv` of a user in the United States. */
export function getWinEventRow(event: OfficeEvent): Record<string, string> {
  const [year, month, day] = event.timeCreated.slice(0, 10).split("-");
  const hour = Number(event.timeCreated.slice(11, 13));
  const half = hour < 12 ? "AM" : "PM";
  return {
    Message: renderMessage(event),
    Id: String(event.eventId),
    RecordId: String(event.eventRecordId),
    ProviderName: event.provider,
    LogName: event.channel,
    MachineName: event.computer,
    UserId: event.userSid,
    TimeCreated: `${Number(month)}/${Number(day)}/${year} ${hour % 12 || 12}${event.timeCreated.slice(13, 19)} ${half}`,
  };
}

/** A row of Event Viewer's CSV; the last column has no name. */
export function eventViewerRow(event: OfficeEvent): Record<string, string> {
  return {
    Level: "Information",
    "Date and Time": event.timeCreated.slice(0, 19).replace("T", " ").replaceAll("-", "/"),
    Source: event.provider,
    "Event ID": String(event.eventId),
    "Task Category": "Logon",
    "": `${renderMessage(event)}\r\n\r\nShown by "Event Viewer".`,
  };
}

/** RFC 4180 with Windows' line ends; a column without a name has no place in the first line. */
export function csv(rows: readonly Record<string, string>[]): string {
  const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const header = Object.keys(rows[0] ?? {}).filter((name) => name !== "");
  return [header, ...rows.map(Object.values<string>)].map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}
