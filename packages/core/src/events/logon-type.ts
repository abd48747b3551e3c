/** Logon types over Remote Desktop: remote interactive, and with cached credentials. */
export const remoteLogonTypes: ReadonlySet<number> = new Set([10, 12]);

/** The LogonType of a 4624: `10`, or `10 (RemoteInteractive)` in some exports. */
export function parseLogonType(text: string): number | null {
  const digits = /^(\d{1,2})(?!\d)/.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}
