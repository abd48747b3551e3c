/** The process as the commands see it: only main.ts touches the real one. */
export interface CliContext {
  version: string;
  /** The arguments after the program's name. */
  arguments: readonly string[];
  environment: Record<string, string | undefined>;
  platform: string;
  /** The version of Node, for the report. */
  node: string;
  stdin: NodeJS.ReadStream;
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  /** Aborted once SIGINT or SIGTERM has come. */
  cancellation: AbortSignal;
}
