import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A terminal whose output comes as it happens, through tmux's control mode: no polling between key and frame. */
export interface ControlledTmux {
  sendKey(key: string): void;
  /** The moment (performance.now) when the next frame is complete; rejects when none comes in time. */
  nextFrame(timeoutMs: number): Promise<number>;
  close(): void;
}

// Ink ends each frame by ending its synchronized update; control mode writes Esc as \033.
const frameEnd = "\\033[?2026l";

/** Runs a command in a tmux of its own. */
export async function openControlledTmux(
  command: string,
  { columns, rows }: { columns: number; rows: number },
): Promise<ControlledTmux> {
  const args = ["-L", `stray-speed-${process.pid}`, "-f", "/dev/null", "-C", "new-session", "-x", columns, "-y", rows];
  const tmux = spawn("tmux", [...args.map(String), command], { stdio: ["pipe", "pipe", "inherit"] });
  const frames: number[] = [];
  let onFrame: (() => void) | undefined;
  // The end of a frame may come in two pieces.
  let tail = "";
  createInterface(tmux.stdout).on("line", (line) => {
    const [notification, , ...output] = line.split(" ");
    if (notification !== "%output") return;
    const sent = tail + output.join(" ");
    tail = sent.slice(sent.lastIndexOf(frameEnd) + 1).slice(-frameEnd.length);
    if (!sent.includes(frameEnd)) return;
    frames.push(performance.now());
    onFrame?.();
  });
  const nextFrame = (timeoutMs: number) =>
    new Promise<number>((resolve, reject) => {
      const timer = setTimeout(() => {
        onFrame = undefined;
        reject(new Error(`no frame within ${timeoutMs} ms`));
      }, timeoutMs);
      onFrame = () => {
        const frame = frames.shift();
        if (frame === undefined) return;
        clearTimeout(timer);
        onFrame = undefined;
        resolve(frame);
      };
      onFrame();
    });
  return {
    sendKey: (key) => void tmux.stdin.write(`send-keys ${key.length === 1 ? `-l '${key}'` : key}\n`),
    nextFrame,
    close: () => void tmux.stdin.write("kill-server\n"),
  };
}
