import { describe, expect, it } from "vitest";
import { readAll } from "../read-memory.ts";

/** Events with what tells them apart from others, as one reader gave them. */
async function eventsOf(text: string) {
  const { events, inputs, problems } = await readAll(text);
  return {
    format: inputs[0]?.format,
    events: events.map(({ origin: _origin, ...event }) => event),
    codes: problems.map(({ code }) => code),
  };
}

const localSession = {
  eventId: 21,
  channel: "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
  provider: "Microsoft-Windows-TerminalServices-LocalSessionManager",
  computer: "SRV",
  eventRecordId: 7,
  timeCreated: "2026-03-02T08:01:02.1234567Z",
  userSid: "S-1-5-18",
  data: { User: "BRASS\\bob", SessionID: "3", Address: "10.0.0.9" },
};

const localSessionXml = `<e:Event xmlns:e='http://schemas.microsoft.com/win/2004/08/events/event'><e:System>
<e:Provider Name='${localSession.provider}' Guid='{5d896912-022d-40aa-a3a8-4fa5515c76d7}'/>
<e:EventID Qualifiers='0'>21</e:EventID><e:TimeCreated SystemTime='${localSession.timeCreated}'/>
<e:EventRecordID>7</e:EventRecordID><e:Channel>${localSession.channel}</e:Channel><e:Computer>SRV</e:Computer>
<e:Security UserID='S-1-5-18'/></e:System><e:UserData><x:EventXML xmlns:x='Event_NS'><x:User>BRASS\\bob</x:User>
<x:SessionID>3</x:SessionID><x:Address>10.0.0.9</x:Address></x:EventXML></e:UserData></e:Event>`;

describe("XML", () => {
  it("takes UserData by local names, whatever the prefixes", async () => {
    expect(await eventsOf(localSessionXml)).toEqual({ format: "evtxXml", events: [localSession], codes: [] });
  });

  it("keeps unnamed data as a list, empty elements too, and expands no entity of its own", async () => {
    const data = "<Data/><Data>&amp;&#65;&bomb;</Data><Data>60 Some Time</Data><Binary/>";
    const text = `<!DOCTYPE x [<!ENTITY bomb "boom">]><Event><System><EventID>6013</EventID></System><EventData>${data}</EventData></Event>`;
    const { events, codes } = await eventsOf(text);
    expect(events[0]?.data).toEqual({ Data: ["", "&A&bomb;", "60 Some Time"], Binary: "" });
    expect(codes.sort()).toEqual(["unparsedTime", "unsoundXml"]);
  });

  it("leaves out an event that is no XML and keeps the others", async () => {
    const broken = "<Event><System><EventID>1</System></Event>";
    const { events, codes } = await eventsOf(`${broken}\n${localSessionXml}`);
    expect(events.at(-1)).toEqual(localSession);
    expect(codes.length).toBeGreaterThan(0);
  });

  it("tells of XML that holds no event", async () => {
    await expect(readAll("<html><body>Events</body></html>")).rejects.toThrow(/holds no Windows event/);
  });
});

describe("CSV", () => {
  const columns = "EventRecordId,TimeCreated,EventId,Provider,Channel,Computer,UserId,Payload";
  const payload = JSON.stringify({
    UserData: { EventXML: { "@xmlns": "Event_NS", User: "BRASS\\bob", SessionID: "3", Address: "10.0.0.9" } },
  });
  const row = `7,2026-03-02 08:01:02.1234567,21,${localSession.provider},${localSession.channel},SRV,S-1-5-18,"${payload.replaceAll('"', '""')}"`;

  it("of EvtxECmd gives UserData too, with any of three delimiters", async () => {
    const tabs = [columns, row].map((line) => line.replaceAll(",", "\t").replaceAll('""\t""', '"",""')).join("\n");
    expect(await eventsOf(`${columns}\r\n${row}\r\n`)).toEqual({
      format: "evtxECmd",
      events: [localSession],
      codes: [],
    });
    expect((await eventsOf(tabs.replace(/"\{.*\}"/, "{}"))).events[0]).toEqual({ ...localSession, data: {} });
  });

  it("tells rows with another number of fields and keeps the others", async () => {
    const { events, codes } = await eventsOf(`${columns}\n1,2,3\n${row}\n${row},more\n`);
    expect([events.length, codes]).toEqual([1, ["badCsv", "badCsv"]]);
  });

  it("of unknown columns is named with them", async () => {
    await expect(readAll("name,size,owner\na,1,b\n")).rejects.toThrow(/\(columns: name, size, owner\)/);
  });

  it("with a column called __proto__ harms nobody", async () => {
    const { events } = await eventsOf(`__proto__,${columns}\nx,${row}\n`);
    expect(events).toEqual([localSession]);
  });
});

describe("Hayabusa", () => {
  const base = {
    Timestamp: "2026-03-02 17:01:02.123 +09:00",
    RuleTitle: "x",
    Level: "info",
    Computer: "SRV",
    RecordID: 7,
  };

  it("spells out its names by event", async () => {
    const logon = {
      ...base,
      Channel: "Sec",
      EventID: 4624,
      Details: "Type: 10 - REMOTE INTERACTIVE ¦ TgtUser: bob ¦ SrcIP: 10.0.0.9 ¦ LID: 0x1",
      ExtraFieldInfo: "ElevatedToken: YES ¦ ProcessName: C:\\a.exe",
    };
    const desktop = {
      ...base,
      Channel: "RDS-LSM",
      EventID: 21,
      Details: { TgtUser: "BRASS\\bob", SessID: "3", SrcIP: "10.0.0.9" },
    };
    const { events } = await eventsOf(`${JSON.stringify(logon, null, 1)}\n${JSON.stringify(desktop, null, 1)}`);
    expect(events[0]).toEqual({
      ...localSession,
      eventId: 4624,
      channel: "Security",
      provider: "Microsoft-Windows-Security-Auditing",
      timeCreated: "2026-03-02T08:01:02.123Z",
      userSid: "",
      data: {
        LogonType: "10",
        TargetUserName: "bob",
        IpAddress: "10.0.0.9",
        TargetLogonId: "0x1",
        ElevatedToken: "%%1842",
        ProcessName: "C:\\a.exe",
      },
    });
    expect(events[1]).toEqual({ ...localSession, timeCreated: "2026-03-02T08:01:02.123Z", userSid: "" });
  });

  it("passes by the rows of correlation rules", async () => {
    const correlation = { ...base, Channel: "-", EventID: "-", RecordID: "-", Details: "Count: 7" };
    expect(await eventsOf(JSON.stringify(correlation))).toMatchObject({
      events: [],
      codes: ["formatLacks", "notAnEvent"],
    });
  });
});

describe("Velociraptor", () => {
  it("takes an artifact's rows and the element within UserData", async () => {
    const row = {
      EventTime: "2026-03-02T08:01:02.1234567Z",
      Computer: "SRV",
      Channel: localSession.channel,
      Provider: localSession.provider,
      EventID: 21,
      EventRecordID: 7,
      SecurityID: "S-1-5-18",
      UserData: { EventXML: { User: "BRASS\\bob", SessionID: 3, Address: "10.0.0.9" } },
      OSPath: "C:\\x.evtx",
    };
    expect(await eventsOf(JSON.stringify(row))).toEqual({ format: "velociraptor", events: [localSession], codes: [] });
  });
});

describe("Splunk", () => {
  it("reads rendered fields where there is no XML: the subject first, then the target", async () => {
    const result = {
      _time: "2026-03-02T08:01:02.000+00:00",
      EventCode: "4624",
      LogName: "Security",
      ComputerName: "SRV",
      RecordNumber: "7",
      Account_Name: ["SRV$", "bob"],
      Logon_ID: ["0x3e7", "0x1"],
      Logon_Type: "10",
      Source_Network_Address: "10.0.0.9",
    };
    const { events, codes, format } = await eventsOf(JSON.stringify({ results: [result] }));
    expect(events[0]).toMatchObject({
      provider: "Microsoft-Windows-Security-Auditing",
      timeCreated: "2026-03-02T08:01:02.000Z",
      data: {
        SubjectUserName: "SRV$",
        TargetUserName: "bob",
        SubjectLogonId: "0x3e7",
        TargetLogonId: "0x1",
        LogonType: "10",
        IpAddress: "10.0.0.9",
      },
    });
    expect([format, codes]).toEqual(["splunkJson", ["formatLacks"]]);
  });
});

describe("plaso", () => {
  it("names strings by their place and finds the channel by provider and id", async () => {
    const record = {
      data_type: "windows:evtx:record",
      computer_name: "SRV",
      event_identifier: 4634,
      record_number: 7,
      source_name: "Microsoft-Windows-Security-Auditing",
      strings: ["S-1-5-21-1", "bob", "BRASS", "0x1", "10"],
      timestamp: 1_772_438_462_123_456,
    };
    const { events, codes } = await eventsOf(JSON.stringify(record));
    expect(events[0]).toMatchObject({
      channel: "Security",
      timeCreated: "2026-03-02T08:01:02.123456Z",
      data: {
        TargetUserSid: "S-1-5-21-1",
        TargetUserName: "bob",
        TargetDomainName: "BRASS",
        TargetLogonId: "0x1",
        LogonType: "10",
      },
    });
    expect(codes).toEqual(["formatLacks"]);
  });

  it("names the strings of an id by its provider, and of newer versions by their number", async () => {
    const record = { data_type: "windows:evtx:record", hostname: "SRV", record_number: 7, timestamp: 1 };
    const session = { ...record, event_identifier: 21, source_name: localSession.provider };
    const logon = { ...record, event_identifier: 4624, source_name: "Microsoft-Windows-Security-Auditing" };
    const values = (count: number) => Array.from({ length: count }, (_, index) => `v${index + 1}`);
    const { events } = await eventsOf(
      [
        { ...session, strings: ["BRASS\\bob", "3", "10.0.0.9"] },
        { ...session, source_name: "Another", strings: ["a"] },
        { ...logon, strings: values(27) },
        { ...logon, strings: values(28) },
      ]
        .map((each) => JSON.stringify(each))
        .join("\n"),
    );
    expect(events.map(({ data }) => data)).toEqual([
      localSession.data,
      { Data: ["a"] },
      expect.objectContaining({ IpAddress: "v19", TargetLinkedLogonId: "v26", ElevatedToken: "v27" }),
      expect.objectContaining({ IpAddress: "v19", TargetLinkedLogonId: "v27", ElevatedToken: "v28" }),
    ]);
  });
});

describe("Winlogbeat", () => {
  it("gives the unnamed data of the event log service's own events back as a list", async () => {
    const document = {
      "@timestamp": "2026-03-02T08:01:02.123Z",
      winlog: {
        event_id: 6013,
        channel: "System",
        computer_name: "SRV",
        provider_name: "EventLog",
        record_id: 7,
        event_data: { param5: "9", param6: "60", param7: "-60 Some Time" },
      },
    };
    const { events } = await eventsOf(JSON.stringify(document));
    expect(events[0]?.data.Data).toEqual(["", "", "", "", "9", "60", "-60 Some Time"]);
  });

  it("takes evtx2es's documents, whose user data lies beside `winlog`", async () => {
    const { User, SessionID, Address } = localSession.data;
    const document = {
      "@timestamp": localSession.timeCreated,
      event: { code: 21, provider: localSession.provider.toLowerCase() },
      winlog: {
        event_id: 21,
        channel: localSession.channel,
        computer_name: "SRV",
        record_id: 7,
        provider: { name: localSession.provider },
      },
      userdata: { EventXML: { "#attributes": { xmlns: "Event_NS" }, User, SessionID: Number(SessionID), Address } },
    };
    const { events, format } = await eventsOf(JSON.stringify([document]));
    expect([format, events]).toEqual(["winlogbeat", [{ ...localSession, userSid: "" }]]);
  });

  it("reads what version 6 wrote, in which some of the sets of Security-Datasets are", async () => {
    const { events, format } = await eventsOf(
      JSON.stringify({
        "@timestamp": "2026-05-18T20:37:03.375Z",
        event_id: 1149,
        log_name: "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational",
        source_name: "Microsoft-Windows-TerminalServices-RemoteConnectionManager",
        computer_name: "DC1.lab.example",
        record_number: "12282494",
        user: { identifier: "S-1-5-20" },
        user_data: { Param1: "ana", Param3: "10.0.0.9", xml_name: "EventXML" },
      }),
    );
    expect(format).toBe("winlogbeat6");
    expect(events[0]).toMatchObject({
      eventId: 1149,
      computer: "DC1.lab.example",
      eventRecordId: 12282494,
      timeCreated: "2026-05-18T20:37:03.375Z",
      userSid: "S-1-5-20",
      data: { Param1: "ana", Param3: "10.0.0.9" },
    });
  });
});
