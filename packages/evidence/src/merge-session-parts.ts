import { computerKey } from "@stray/core";
import type { Computer, Coverage, LogonSession, ReadProblem, SessionFile } from "@stray/schemas";
import { EvidenceError } from "./errors.ts";
import { readProblem } from "./problem-list.ts";
import type { SessionPart } from "./read-session-lists.ts";
import { byCodeUnit, byPlace } from "./read-sources.ts";

/**
 * Several `stray sessions` outputs as the one that all the evidence would have given, when each computer's evidence lies
 * in one part. With more than one part, `A/` of part `A.jsonl` goes before its input names. Throws EvidenceError
 * `unlikeOptions` when the parts differ in options, or from `timezone` where that names any.
 */
export function mergeSessionParts(parts: readonly SessionPart[], timezone: readonly string[]): SessionFile {
  const files = parts.length === 1 ? parts.map(({ file }) => file) : parts.map(withPrefix);
  const headers = files.map(({ header }) => header);
  const [first] = headers;
  if (!first) throw new EvidenceError("noUsableInput", "There is no session list to merge.");
  refuseUnlikeOptions(parts, timezone);
  return {
    header: {
      ...first,
      inputs: headers.flatMap(({ inputs }) => inputs).sort((a, b) => byCodeUnit(a.name, b.name)),
      computers: headers.flatMap(({ computers }) => computers).sort(byComputer),
      coverage: headers.flatMap(({ coverage }) => coverage).sort(byComputerAndChannel),
      events: headers.reduce((sum, { events }) => sum + events, 0),
      duplicateEvents: headers.reduce((sum, { duplicateEvents }) => sum + duplicateEvents, 0),
      problems: [...headers.flatMap(({ problems }) => problems), ...splitComputers(parts)].sort(byPlace),
    },
    sessions: files.flatMap(({ sessions }) => sessions),
  };
}

function refuseUnlikeOptions(parts: readonly SessionPart[], timezone: readonly string[]): void {
  const [first] = parts;
  if (!first) return;
  const written = first.file.header.options.timezone;
  const unlike = parts.find(({ file }) => file.header.options.timezone.join() !== written.join());
  if (unlike) {
    const text = `${first.name} and ${unlike.name} were made with unlike --timezone; make them again with the same.`;
    throw new EvidenceError("unlikeOptions", text);
  }
  if (timezone.length > 0 && timezone.join() !== written.join()) {
    const text = `${first.name} was made with other --timezone; give it to \`stray sessions\`, where times are read.`;
    throw new EvidenceError("unlikeOptions", text);
  }
}

function withPrefix({ name, file: { header, sessions } }: SessionPart): SessionFile {
  const prefix = `${name.replace(/\.[^./]*$/, "")}/`;
  return {
    header: {
      ...header,
      inputs: header.inputs.map((input) => ({ ...input, name: prefix + input.name })),
      problems: header.problems.map((problem) => ({ ...problem, source: prefix + problem.source })),
    },
    sessions: sessions.map((session) => withSourcePrefix(session, prefix)),
  };
}

function withSourcePrefix(session: LogonSession, prefix: string): LogonSession {
  return { ...session, events: session.events.map((event) => ({ ...event, source: prefix + event.source })) };
}

/** Sessions that span two parts were rebuilt apart; whoever reads the report must know. */
function splitComputers(parts: readonly SessionPart[]): ReadProblem[] {
  const partOf = new Map<string, string>();
  const problems: ReadProblem[] = [];
  for (const { name, file } of parts) {
    for (const { computer } of file.header.computers) {
      const other = partOf.get(computerKey(computer));
      partOf.set(computerKey(computer), name);
      if (other === undefined) continue;
      const text = `The evidence of one computer (${computer}) lies in this part and in ${other}; sessions that span both were rebuilt apart. Rebuild them in one run.`;
      problems.push(readProblem(name, { code: "computerInParts", level: "note", text }));
    }
  }
  return problems;
}

function byComputer(a: Computer, b: Computer): number {
  return byCodeUnit(computerKey(a.computer), computerKey(b.computer));
}

function byComputerAndChannel(a: Coverage, b: Coverage): number {
  return (
    byCodeUnit(computerKey(a.computer), computerKey(b.computer)) ||
    byCodeUnit(a.channel.toLowerCase(), b.channel.toLowerCase())
  );
}
