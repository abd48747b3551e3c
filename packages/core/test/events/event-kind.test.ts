import { eventKindSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { eventKindOf } from "../../src/events/event-kind.ts";
import { eventMeanings } from "../../src/events/event-meanings.ts";

const auditing = "Microsoft-Windows-Security-Auditing";
const localSessionManager = "Microsoft-Windows-TerminalServices-LocalSessionManager";

describe("eventKindOf", () => {
  it.each([
    ["Security", auditing, 4624, "logonSucceeded"],
    ["security", auditing.toUpperCase(), 4625, "logonFailed"],
    ["System", "Service Control Manager", 7045, "serviceInstalled"],
    ["Security", auditing, 4697, "serviceInstalled"],
    ["Security", "Microsoft-Windows-Eventlog", 1102, "logCleared"],
    ["System", "Microsoft-Windows-Eventlog", 104, "logCleared"],
    [`${localSessionManager}/Operational`, localSessionManager, 21, "remoteDesktopLogon"],
  ])("%s, %s, %i: %s", (channel, provider, eventId, kind) => {
    expect(eventKindOf(channel, provider, eventId)).toBe(kind);
  });

  it.each([
    ["Application", "EventSystem", 4625],
    ["Security", "EventSystem", 4625],
    ["Microsoft-Windows-Sysmon/Operational", "Microsoft-Windows-Sysmon", 21],
    [
      "Microsoft-Windows-TerminalServices-RDPClient/Operational",
      "Microsoft-Windows-TerminalServices-ClientActiveXCore",
      1102,
    ],
    [
      "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational",
      "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS",
      129,
    ],
    ["Security", auditing, 1],
    ["", "", 4624],
    ["ſecurity", auditing, 4624],
  ])("%s, %s, %i means nothing here", (channel, provider, eventId) => {
    expect(eventKindOf(channel, provider, eventId)).toBeNull();
  });

  it("has each (channel, provider, id) once and uses every kind that is no other's", () => {
    const places = eventMeanings.map(({ channel, provider, eventId }) => `${channel} ${provider} ${eventId}`);
    expect(new Set(places).size).toBe(places.length);
    const used = new Set(eventMeanings.map(({ kind }) => kind));
    expect(eventKindSchema.options.filter((kind) => !used.has(kind))).toEqual([]);
  });
});
