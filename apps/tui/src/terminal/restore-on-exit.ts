import { constants } from "node:os";

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Far longer than a raised signal takes, far shorter than somebody waits. */
const raisedWithinMs = 1000;

/**
 * Calls `restore` however the process ends: a signal, `process.exit` or an uncaught error. The signal is then raised
 * again, so that the shell sees it. Returns how to take all handlers off.
 */
export function restoreOnExit(restore: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    restore();
    release();
    // While others listen too (what hides the cursor does), it comes by the event loop, which must not run empty before:
    // the process would end as if nothing had happened.
    setTimeout(() => process.exit(128 + constants.signals[signal]), raisedWithinMs);
    process.kill(process.pid, signal);
  };
  const release = () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off("exit", restore);
    process.off("uncaughtExceptionMonitor", restore);
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.on("exit", restore);
  // Before Node prints the error, which would else be lost with the alternate screen.
  process.on("uncaughtExceptionMonitor", restore);
  return release;
}
