const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Calls `restore` however the process ends: a signal, `process.exit` or an uncaught error. The signal is then raised
 * again, so that the shell sees it. Returns how to take all handlers off.
 */
export function restoreOnExit(restore: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    restore();
    release();
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
