import { describe, expect, it } from "vitest";
import { inferType } from "../../../src/evtx-writer/values/infer-type.ts";

describe("inferType", () => {
  it.each([
    ["TargetLogonId", "0x3e7", "hexInt64"],
    ["LogonID", "0x8dcdc", "hexInt64"],
    ["SubjectUserSid", "S-1-5-18", "sid"],
    ["LogonType", "10", "uint32"],
    ["LogonGuid", "{00000000-0000-0000-0000-000000000000}", "guid"],
    ["Status", "0xc000006d", "hexInt32"],
    ["NewTime", "2026-03-02T11:04:05.1234567Z", "fileTime"],
    ["IpPort", "49152", "string"],
    ["TargetUserName", "S-1-5-18", "string"],
  ])("gives %s %j the type %s", (name, text, type) => {
    expect(inferType(name, text)).toBe(type);
  });

  it.each([
    ["TargetLogonId", "0x00000000000003e7"],
    ["TargetLogonId", "0x3E7"],
    ["TargetLogonId", "999"],
    ["LogonType", "010"],
    ["SubjectUserSid", "-"],
    ["Status", ""],
    ["NewTime", "2026-03-02T11:04:05Z"],
    ["NewTime", "2026-02-30T11:04:05.1234567Z"],
    ["NewTime", "2026-99-99T99:99:99.1234567Z"],
    ["SubjectUserSid", "S-1-05-18"],
  ])("keeps %s %j as text, which a number would not print again", (name, text) => {
    expect(inferType(name, text)).toBe("string");
  });
});
