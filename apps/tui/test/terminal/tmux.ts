import { spawnSync } from "node:child_process";
import { expect, vi } from "vitest";

/** Undefined where tmux can be used, else why not. */
export function tmuxMissing(): string | undefined {
  return spawnSync("tmux", ["-V"]).error ? "tmux is not installed" : undefined;
}

/** A terminal of 120 by 40 that runs a shell command, with all it was sent kept in `outputFile`. */
export function openTmux(command: string, { outputFile, folder }: { outputFile: string; folder: string }) {
  const server = `stray-${process.pid}-${Math.trunc(performance.now())}`;
  const tmux = (...args: string[]) =>
    spawnSync("tmux", ["-L", server, "-f", "/dev/null", ...args], { encoding: "utf8" });
  // A shell first, so that recording begins before the command does.
  tmux("new-session", "-d", "-x", "120", "-y", "40", "-c", folder, "env PS1= sh");
  tmux("pipe-pane", "-o", `cat > '${outputFile}'`);
  tmux("send-keys", "-l", command);
  tmux("send-keys", "Enter");
  const capture = () => tmux("capture-pane", "-p").stdout;
  return {
    capture,
    keys: (...names: string[]) => tmux("send-keys", ...names),
    resize: (columns: number, rows: number) => tmux("resize-window", "-x", String(columns), "-y", String(rows)),
    shows: (text: string | RegExp) =>
      vi.waitFor(() => expect(capture()).toMatch(text), { timeout: 20_000, interval: 50 }),
    close: () => tmux("kill-server"),
  };
}
