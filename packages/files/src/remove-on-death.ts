import { rmSync } from "node:fs";

const deadlySignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Removes a file or folder when the process exits or is ended by a signal, where `finally` does not run; returns how to
 * call this off.
 */
export function removeOnDeath(path: string): () => void {
  const remove = () => rmSync(path, { force: true, recursive: true });
  const removeAndDie = (signal: NodeJS.Signals) => {
    remove();
    // A frontend that listens too decides for itself how to end.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.once("exit", remove);
  for (const signal of deadlySignals) process.once(signal, removeAndDie);
  return () => {
    process.off("exit", remove);
    for (const signal of deadlySignals) process.off(signal, removeAndDie);
  };
}
