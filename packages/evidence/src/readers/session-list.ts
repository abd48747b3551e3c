import type { ByteSource } from "@stray/evtx";
import {
  type LogonSession,
  type OriginalSession,
  originalSessionSchema,
  type SessionFileHeader,
  sessionFileHeaderSchema,
  sessionLineSchema,
} from "@stray/schemas";
import { readJsonValues } from "../json/read-json-values.ts";
import type { FoundProblem } from "../problem-list.ts";
import { isJsonObject, member, shapeOf } from "./json-fields.ts";
import { faultText, type SchemaIssue } from "./schema-fault.ts";

/** A list of sessions as read: our own with its header, or one in the original tool's shape. */
export type SessionList =
  | { kind: "straySessions"; header: SessionFileHeader; sessions: LogonSession[]; labels: Labels }
  | { kind: "originalSessionList"; sessions: OriginalSession[] };

/** For each session whether it is labelled as one to be found; undefined: it has no label. */
export type Labels = readonly (boolean | undefined)[];

const originalKeys = ["user", "source_ip", "start_time", "end_time", "events"];

/** Whether a JSON value is a session, in the original tool's shape or in ours, or the first line of our own list. */
export function looksLikeSession(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  if (Object.hasOwn(value, "straySessions") || Object.hasOwn(value, "sessionKey")) return true;
  return originalKeys.filter((key) => Object.hasOwn(value, key)).length >= 2;
}

/**
 * Reads a JSON array or JSON Lines of sessions, ours or the original tool's; the first value tells which. A list is
 * scored whole or not at all: at the first value that is not as it must be, it tells the problem and gives null.
 */
export async function readSessionList(
  bytes: ByteSource,
  onProblem: (problem: FoundProblem) => void,
): Promise<SessionList | null> {
  const state: ListState = { builder: null, values: 0, isBad: false };
  const refuse = (problem: FoundProblem) => {
    if (problem.level === "note") return onProblem(problem);
    if (!state.isBad) onProblem({ ...problem, level: "skipped" });
    state.isBad = true;
  };
  await readJsonValues(bytes, {
    onValue(value, place) {
      state.builder ??= builderFor(value);
      const fault = state.builder.add(value, `[${state.values}]`);
      state.values += 1;
      if (fault !== null) refuse({ ...place, code: "badSessionList", level: "skipped", text: fault });
    },
    onProblem: refuse,
    isDone: () => state.isBad,
  });
  return state.isBad ? null : (state.builder ?? originalList()).list();
}

interface ListState {
  builder: ListBuilder | null;
  values: number;
  isBad: boolean;
}

/** Takes the values of one kind of list; `add` returns what is wrong with one, which stands at `path`. */
interface ListBuilder {
  add(value: unknown, path: string): string | null;
  /** Null when not even the first value was right. */
  list(): SessionList | null;
}

function builderFor(first: unknown): ListBuilder {
  return isJsonObject(first) && Object.hasOwn(first, "straySessions") ? strayList() : originalList();
}

function originalList(): ListBuilder {
  const sessions: OriginalSession[] = [];
  return {
    add(value, path) {
      if (member(value, "Event") !== undefined) {
        return `${path} is an event, not a session; read event logs with \`stray scan\`.`;
      }
      if (isForeign(value)) {
        return `${path} is no session (${shapeOf(value)}); a session has ${originalKeys.join(", ")}.`;
      }
      return keep(originalSessionSchema.safeParse(value), sessions, { value, path });
    },
    list: () => ({ kind: "originalSessionList", sessions }),
  };
}

/** Keeps a value that fits its schema, else tells where it does not. */
function keep<T>(
  parsed: { success: true; data: T } | { success: false; error: { issues: SchemaIssue[] } },
  kept: T[],
  { value, path }: { value: unknown; path: string },
): string | null {
  if (!parsed.success) return faultText(parsed.error.issues, value, path);
  kept.push(parsed.data);
  return null;
}

/** Any field of a session may be missing, but an object full of other fields is something else. */
function isForeign(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length > 0 && !keys.some((key) => originalKeys.includes(key));
}

function strayList(): ListBuilder {
  const sessions: LogonSession[] = [];
  const labels: (boolean | undefined)[] = [];
  let header: SessionFileHeader | null = null;
  return {
    add(value, path) {
      if (header !== null) {
        const parsed = sessionLineSchema.safeParse(value);
        if (!parsed.success) return faultText(parsed.error.issues, value, path);
        const { label, ...session } = parsed.data;
        sessions.push(session);
        labels.push(label);
        return null;
      }
      const headers: SessionFileHeader[] = [];
      const fault = keep(sessionFileHeaderSchema.safeParse(value), headers, { value, path });
      header = headers[0] ?? null;
      return fault;
    },
    list: () => header && { kind: "straySessions", header, sessions, labels },
  };
}
