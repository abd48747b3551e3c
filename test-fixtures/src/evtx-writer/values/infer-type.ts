import type { ValueType } from "../../event-spec.ts";

interface TypeRule {
  name: RegExp;
  /** Whether a reader would print the text again as it is, so that plain text comes back as it was written. */
  isPrinted: (text: string) => boolean;
  type: ValueType;
}

const matches =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

const isDecimal32 = matches(/^(?:0|[1-9]\d{0,8})$/);
const isHex32 = matches(/^0x(?:0|[1-9a-f][0-9a-f]{0,7})$/);
const isHex64 = matches(/^0x(?:0|[1-9a-f][0-9a-f]{0,15})$/);
/** As Windows prints it; our reader leaves out the braces. */
const isGuid = matches(/^\{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}$/i);
/** With sub-authorities of up to 3,999,999,999, which is nearly all of 32 bits. */
const isSid = matches(/^S-1-(?:0|[1-9]\d{0,8})(?:-(?:0|[1-9]\d{0,8}|[1-3]\d{9})){1,15}$/);

/** A day that exists, with Windows' seven digits. */
function isTime(text: string): boolean {
  if (!/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/.test(text)) return false;
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString().slice(0, 19) === text.slice(0, 19);
}

/** What Windows' own manifests declare for these field names. */
const rules: readonly TypeRule[] = [
  { name: /LogonI[dD]$/, isPrinted: isHex64, type: "hexInt64" },
  { name: /ProcessId$/, isPrinted: isHex64, type: "hexInt64" },
  { name: /Sid$/, isPrinted: isSid, type: "sid" },
  { name: /Guid$/, isPrinted: isGuid, type: "guid" },
  { name: /^(?:Status|SubStatus|ServiceType)$/, isPrinted: isHex32, type: "hexInt32" },
  {
    name: /^(?:LogonType|KeyLength|ServiceStartType|SessionID|Session|Reason|TargetSession|Source)$/,
    isPrinted: isDecimal32,
    type: "uint32",
  },
  { name: /^(?:PreviousTime|NewTime|OldTime|StartTime|StopTime)$/, isPrinted: isTime, type: "fileTime" },
];

/** The type Windows gives a field of this name, if the text has that form; a string otherwise. */
export function inferType(name: string, text: string): ValueType {
  return rules.find((rule) => rule.name.test(name) && rule.isPrinted(text))?.type ?? "string";
}
