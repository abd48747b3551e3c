import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { EvidenceError, rebuildSessions } from "@stray/evidence";
import { corpusFolder } from "@stray/test-fixtures";
import { expect, it } from "vitest";
import { createSha256, openPaths } from "../../src/index.ts";

type Session = Awaited<ReturnType<typeof rebuildSessions>>["sessions"][number];

const corpus = corpusFolder() ?? "";
const page = fileURLToPath(new URL("../../../../docs/corpus.md", import.meta.url));
const updating = process.env.STRAY_UPDATE_GOLDENS === "1" && !process.env.CI;
const begin = "<!-- sessions by log: begin -->\n";
const end = "<!-- sessions by log: end -->\n";

/** What is looked at by itself: each file of the collections, each whole computer, each archive. */
function evidence(): string[] {
  const files = ["evtx", "exports", "security-datasets"].flatMap((folder) =>
    readdirSync(join(corpus, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.split(sep).join("/")}`)
      .filter((name) => statSync(join(corpus, name)).isFile()),
  );
  const computers = readdirSync(join(corpus, "computers")).map((name) => `computers/${name}`);
  return [...computers, ...files].sort();
}

/** A file that is no log (a list of detections as text, an archive that is not opened) has none. */
async function sessionsOf(name: string): Promise<Session[]> {
  const { sources, problems } = await openPaths([join(corpus, name)]);
  try {
    return (await rebuildSessions(sources, { timezone: [] }, { version: "0", createSha256, problems })).sessions;
  } catch (error) {
    if (error instanceof EvidenceError && error.code === "noUsableInput") return [];
    throw error;
  }
}

/** `endOfLog 3, logoff 1`: by number, then by name. */
function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([value, count]) => `${value} ${count}`)
    .join(", ");
}

function row(name: string, sessions: readonly Session[]): string {
  const ofKind = (kind: Session["kind"]) => sessions.filter((session) => session.kind === kind).length || "";
  const users = sessions.filter(({ accountKind }) => accountKind === "user").length || "";
  const kinds = [ofKind("logon"), ofKind("remoteDesktop"), ofKind("activity")];
  const cells = [`\`${name}\``, ...kinds, users, tally(sessions.map(({ endReason }) => endReason))];
  return `| ${cells.join(" | ")} |\n`;
}

/** The listed events that stand in two sessions; without a record id, two events of one millisecond look the same. */
function sharedEvents(sessions: readonly Session[]): string[] {
  const owners = new Map<string, Session>();
  return sessions.flatMap((session) =>
    session.events.flatMap(({ source, channel, eventId, eventRecordId, timeCreated }) => {
      if (eventRecordId === null) return [];
      const event = JSON.stringify([session.computer, source, channel, eventId, eventRecordId, timeCreated]);
      const owner = owners.get(event) ?? session;
      owners.set(event, owner);
      return owner === session ? [] : [event];
    }),
  );
}

async function table(): Promise<string> {
  const names = evidence();
  let rows = "";
  let silent = 0;
  for (const name of names) {
    const sessions = await sessionsOf(name);
    expect([name, ...sharedEvents(sessions)]).toEqual([name]);
    if (sessions.length === 0) silent += 1;
    else rows += row(name, sessions);
  }
  const head = "| log | logon | Remote Desktop | activity | of people | how they end |\n|---|---|---|---|---|---|\n";
  return `${head}${rows}\nThe other ${silent} of ${names.length} hold nothing that makes a session, or are no logs.\n`;
}

it.skipIf(corpus === "")(
  "docs/corpus.md has the sessions of every log by kind and end reason; none shares an event with another",
  async () => {
    const text = readFileSync(page, "utf8").replaceAll("\r\n", "\n");
    const [before = "", shown = ""] = text.split(begin);
    const [written = "", after = ""] = shown.split(end);
    const expected = await table();
    if (updating) writeFileSync(page, `${before}${begin}${expected}${end}${after}`);
    else expect(written).toBe(expected);
  },
  300_000,
);
