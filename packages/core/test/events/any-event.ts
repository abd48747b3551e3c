import type { WindowsEvent } from "@stray/schemas";
import fc from "fast-check";

/** A 4624 as Windows writes it, with the fields that rules read; each differs from the last in what really differs. */
export function logonEvent(index: number): WindowsEvent {
  return {
    eventId: 4624,
    channel: "Security",
    provider: "Microsoft-Windows-Security-Auditing",
    computer: "SRV-01.example.test",
    eventRecordId: 1_000_000 + index,
    timeCreated: `2026-03-0${1 + (index % 7)}T08:${String(index % 60).padStart(2, "0")}:07.${String(index * 7919)
      .padStart(7, "0")
      .slice(-7)}Z`,
    userSid: "",
    data: {
      SubjectUserSid: "S-1-5-18",
      SubjectUserName: "SRV-01$",
      SubjectDomainName: "EXAMPLE",
      SubjectLogonId: "0x3e7",
      TargetUserSid: `S-1-5-21-1004336348-1177238915-682003330-${1000 + (index % 300)}`,
      TargetUserName: `user${index % 300}`,
      TargetDomainName: "EXAMPLE",
      TargetLogonId: `0x${(0x5000_0000 + index * 4099).toString(16)}`,
      LogonType: "3",
      LogonProcessName: "Kerberos",
      WorkstationName: "-",
      ProcessId: "0x0",
      ProcessName: "-",
      IpAddress: `10.0.${index % 4}.${index % 250}`,
      IpPort: String(49_152 + ((index * 7919) % 16_000)),
      TargetLinkedLogonId: "0x0",
    },
    origin: { source: "SRV-01/Security.evtx", offset: 4096 + index * 900 },
  };
}

const text = fc.oneof(fc.constantFrom("", "-", "0x3e7", "10", "Security", "bob"), fc.string({ unit: "binary" }));
const twoDigits = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((value) => String(value).padStart(2, "0"));
const time = fc
  .tuple(twoDigits(1, 12), twoDigits(1, 28), twoDigits(0, 23), twoDigits(0, 59), fc.constantFrom("", ".5", ".0000001"))
  .map(([month, day, hour, second, fraction]) => `2026-${month}-${day}T${hour}:00:${second}${fraction}Z`);
const value = fc.oneof(text, fc.array(text, { maxLength: 3 }));

/** Any event that a source may hold, hostile ones too. */
export const anyEvent: fc.Arbitrary<WindowsEvent> = fc.record({
  eventId: fc.oneof(fc.constant(4624), fc.maxSafeNat()),
  channel: text,
  provider: text,
  computer: text,
  eventRecordId: fc.option(fc.oneof(fc.nat(100), fc.maxSafeNat())),
  timeCreated: fc.option(time),
  userSid: text,
  data: fc.dictionary(fc.oneof(fc.constantFrom("TargetUserName", "Data", "__proto__"), text), value, { maxKeys: 5 }),
  origin: fc.oneof(
    text.map((source) => ({ source })),
    fc.record({ source: text, offset: fc.maxSafeNat() }),
  ),
});
