import { TriageError } from "../errors.ts";

/** The terminal the app runs on; the CLI hands in the process's own streams. */
export interface TerminalStreams {
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
}

/** Throws TriageError `noTerminal` unless keys can be read and frames be shown; call it before a long analysis. */
export function requireTerminal({ stdin, stdout }: Pick<TerminalStreams, "stdin" | "stdout">): void {
  if (stdin.isTTY && stdout.isTTY) return;
  const missing = stdin.isTTY ? "its output" : "its input";
  throw new TriageError(
    "noTerminal",
    `the triage app needs a terminal, and ${missing} is none: use \`stray scan --format table\` instead`,
  );
}
