import type { ValueType } from "../../event-spec.ts";

interface TypeRule {
  name: RegExp;
  text: RegExp;
  type: ValueType;
}

/** Decimal and hex digits as a reader prints them, so that plain text comes back as it was written. */
const decimal32 = /^(?:0|[1-9]\d{0,8})$/;
const hex32 = /^0x(?:0|[1-9a-f][0-9a-f]{0,7})$/;
const hex64 = /^0x(?:0|[1-9a-f][0-9a-f]{0,15})$/;
const sid = /^S-1-(?:\d{1,9})(?:-(?:0|[1-9]\d{0,8}|[1-3]\d{9})){1,15}$/;

/** What Windows' own manifests declare for these field names. */
const rules: readonly TypeRule[] = [
  { name: /LogonI[dD]$/, text: hex64, type: "hexInt64" },
  { name: /ProcessId$/, text: hex64, type: "hexInt64" },
  { name: /Sid$/, text: sid, type: "sid" },
  { name: /Guid$/, text: /^\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i, type: "guid" },
  { name: /^(?:Status|SubStatus|ServiceType)$/, text: hex32, type: "hexInt32" },
  {
    name: /^(?:LogonType|KeyLength|ServiceStartType|SessionID|Session|Reason|TargetSession|Source)$/,
    text: decimal32,
    type: "uint32",
  },
  { name: /^(?:PreviousTime|NewTime|OldTime|StartTime|StopTime)$/, text: /^\d{4}-.*\.\d{7}Z$/, type: "fileTime" },
];

/** The type Windows gives a field of this name, if the text has that form; a string otherwise. */
export function inferType(name: string, text: string): ValueType {
  const rule = rules.find((candidate) => candidate.name.test(name) && candidate.text.test(text));
  return rule?.type ?? "string";
}
