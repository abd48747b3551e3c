import type { ReadProblem } from "@stray/schemas";

/**
 * Why no analysis came out. `noUsableInput`, `badSessionList`, `badBaseline` and
 * `badKnownGoodList`: exit 4; `unlikeOptions` (session files made with other
 * options than these or than each other): exit 2; `cancelled`: the caller asked.
 */
export type EvidenceErrorCode =
  | "noUsableInput"
  | "badSessionList"
  | "badBaseline"
  | "badKnownGoodList"
  | "unlikeOptions"
  | "cancelled";

/** Thrown when there is nothing to analyze; `problems` names each place. */
export class EvidenceError extends Error {
  readonly code: EvidenceErrorCode;
  readonly problems: readonly ReadProblem[];

  constructor(code: EvidenceErrorCode, message: string, problems: readonly ReadProblem[] = [], options?: ErrorOptions) {
    super(message, options);
    this.name = "EvidenceError";
    this.code = code;
    this.problems = problems;
  }
}

/** Says why nothing could be read: the gravest reason with its place, and how many more there are. */
export function noUsableInput(problems: readonly ReadProblem[]): EvidenceError {
  const gravest = problems.find(({ level }) => level !== "note") ?? problems[0];
  if (!gravest) {
    return new EvidenceError("noUsableInput", "There is no file to read; name files or a folder that holds some.");
  }
  const others = problems.length - 1;
  const more = others === 0 ? "" : ` (and ${others} more ${others === 1 ? "problem" : "problems"})`;
  return new EvidenceError("noUsableInput", `${placedText(gravest)}${more}`, problems);
}

/** A problem as one line: `Security.jsonl, line 12: A record …`. */
export function placedText({ source, line, offset, text }: ReadProblem): string {
  const place = line !== null ? `, line ${line}` : offset !== null ? `, byte ${offset}` : "";
  return `${source}${place}: ${text}`;
}
