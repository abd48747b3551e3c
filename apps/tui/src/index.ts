export { TriageError, type TriageErrorCode } from "./errors.ts";
export { runTriage, type TriageOptions } from "./run-triage.ts";
export type { Environment } from "./terminal/environment.ts";
export { requireTerminal, type TerminalStreams } from "./terminal/streams.ts";
