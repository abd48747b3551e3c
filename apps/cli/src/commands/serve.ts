import { once } from "node:events";
import { type LogLine, serve as startServer } from "@stray/server";
import type { CliContext } from "../cli-context.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import type { ServeFlags } from "../flags.ts";

/** The HTTP service, until a signal comes. */
export async function serve(flags: ServeFlags, context: CliContext): Promise<ExitCode> {
  const { version, stderr, cancellation } = context;
  const { host, port, tokenFile, data: dataFolder, quiet } = flags;
  const server = await startServer({
    version,
    host,
    port,
    ...(tokenFile === undefined ? {} : { tokenFile }),
    ...(dataFolder === undefined ? {} : { dataFolder }),
    log: (line) => {
      if (!quiet || line.event === "failure") stderr.write(logText(line));
    },
  });
  if (!quiet) stderr.write(`stray: listening on ${server.url}; Ctrl-C stops it\n`);
  if (!cancellation.aborted) await once(cancellation, "abort");
  await server.close();
  return exitCodes.done;
}

/** One line of JSON, as log collectors want it. */
function logText(line: LogLine): string {
  const { event } = line;
  const told = event === "failure" ? { ...line, error: String(line.error) } : line;
  return `${JSON.stringify({ time: new Date().toISOString(), ...told })}\n`;
}
