#!/usr/bin/env node
import manifest from "../package.json" with { type: "json" };
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { runCli } from "./run-cli.ts";

const cancellation = new AbortController();
let signalCode: ExitCode | null = null;

/** The first signal asks the work to stop and clean up; the second ends the process at once. */
function stop(code: ExitCode): void {
  if (signalCode !== null) process.exit(code);
  signalCode = code;
  cancellation.abort();
}

process.on("SIGINT", () => stop(exitCodes.interrupted));
process.on("SIGTERM", () => stop(exitCodes.terminated));
for (const stream of [process.stdout, process.stderr]) {
  // Whoever read it has gone (`stray scan | head`): not an error, and nobody is left to be told.
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
process.on("uncaughtException", (error) => {
  process.stderr.write(`stray: internal error: ${JSON.stringify(error.message)}\n`);
  process.exit(exitCodes.internal);
});

process.exitCode = await runCli({
  version: manifest.version,
  arguments: process.argv.slice(2),
  environment: process.env,
  platform: process.platform,
  node: process.version,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cancellation: cancellation.signal,
});
// After a signal nobody waits for what is still open, such as the terminal of the triage app.
if (signalCode !== null) process.exit(signalCode);
