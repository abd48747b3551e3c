const hexForm = /^0x0*([0-9a-f]{1,16})$/i;
const decimalForm = /^\d{1,20}$/;
const largestLogonId = 0xffff_ffff_ffff_ffffn;

/** The sessions of Windows itself: SYSTEM, NETWORK SERVICE, LOCAL SERVICE. Each lasts from boot to boot. */
export const serviceLogonIds: ReadonlySet<string> = new Set(["0x3e7", "0x3e4", "0x3e5"]);

/** A LogonId as Windows prints it (`0x8dcdc`), from hexadecimal or decimal text; null for none, 0x0 and nonsense (R1). */
export function parseLogonId(text: string): string | null {
  const hex = hexForm.exec(text)?.[1]?.toLowerCase() ?? hexOfDecimal(text);
  return hex === null || hex === "0" ? null : `0x${hex}`;
}

function hexOfDecimal(text: string): string | null {
  if (!decimalForm.test(text)) return null;
  const value = BigInt(text);
  return value > largestLogonId ? null : value.toString(16);
}
