import type { ReadProblem } from "@stray/schemas";

/**
 * Why no analysis came out. `noUsableInput` and `badSessionList`: exit 4; `unlikeOptions` (session files made with other
 * options than these or than each other): exit 2; `cancelled`: the caller asked.
 */
export type EvidenceErrorCode = "noUsableInput" | "badSessionList" | "unlikeOptions" | "cancelled";

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
