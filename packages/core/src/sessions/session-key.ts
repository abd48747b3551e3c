import type { LogonSession } from "@stray/schemas";
import { compareText } from "../compare-text.ts";
import { addToGroup } from "../group-by.ts";

/** Readable, URL-safe key: the parts escaped and joined by `~`; a missing (empty) part is `-`. */
export function sessionKeyOf(parts: readonly [string, string, string]): string {
  return parts.map((part) => (part === "" ? "-" : escapeKeyPart(part))).join("~");
}

/**
 * Gives sessions of equal key the suffixes `~2`, `~3` in the order of their canonical JSON. Suffixes already there are
 * redone, so that lists numbered apart can be merged.
 */
export function numberEqualKeys(sessions: readonly LogonSession[]): LogonSession[] {
  if (new Set(sessions.map(({ sessionKey }) => sessionKey)).size === sessions.length) return [...sessions];
  const rowsByKey = new Map<string, number[]>();
  sessions.forEach(({ sessionKey }, row) => {
    addToGroup(rowsByKey, withoutNumber(sessionKey), row);
  });
  const keys = sessions.map(({ sessionKey }) => sessionKey);
  for (const [key, rows] of rowsByKey) numberRows(key, rows, sessions, keys);
  return sessions.map((session, row) => withKey(session, keys[row] ?? session.sessionKey));
}

function numberRows(key: string, rows: number[], sessions: readonly LogonSession[], keys: string[]): void {
  inCanonicalOrder(rows, sessions).forEach((row, place) => {
    keys[row] = place === 0 ? key : `${key}~${place + 1}`;
  });
}

function inCanonicalOrder(rows: number[], sessions: readonly LogonSession[]): number[] {
  if (rows.length === 1) return rows;
  const keyed = rows.map((row) => ({ row, json: canonicalJson(sessions[row]) }));
  return keyed.sort((a, b) => (a.json < b.json ? -1 : a.json > b.json ? 1 : 0)).map(({ row }) => row);
}

/** JSON with sorted keys; a key's number and a list's order are left out, for they are not evidence. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).filter(([name]) => name !== "sessionKey" && name !== "position");
  return `{${fields.sort(byName).map(canonicalField).join()}}`;
}

function canonicalField([name, value]: [string, unknown]): string {
  return `${JSON.stringify(name)}:${canonicalJson(value)}`;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return compareText(a, b);
}

function withoutNumber(sessionKey: string): string {
  return sessionKey.split("~", 3).join("~");
}

function withKey(session: LogonSession, sessionKey: string): LogonSession {
  return session.sessionKey === sessionKey ? session : { ...session, sessionKey };
}

/** All but A-Z a-z 0-9 . - as UTF-8 percent-encoding with `_` for `%`; a lone surrogate as if it were a character. */
function escapeKeyPart(part: string): string {
  return part.replace(/[^A-Za-z0-9.-]/gu, (character) =>
    utf8Bytes(character.codePointAt(0) ?? 0)
      .map(escaped)
      .join(""),
  );
}

function escaped(byte: number): string {
  return `_${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

function utf8Bytes(codePoint: number): number[] {
  const tail = (shift: number) => 0x80 | ((codePoint >> shift) & 0x3f);
  if (codePoint < 0x80) return [codePoint];
  if (codePoint < 0x800) return [0xc0 | (codePoint >> 6), tail(0)];
  if (codePoint < 0x10000) return [0xe0 | (codePoint >> 12), tail(6), tail(0)];
  return [0xf0 | (codePoint >> 18), tail(12), tail(6), tail(0)];
}
