import type { TerminalSize } from "../state/layout.ts";
import type { TerminalStreams } from "./streams.ts";

/** The app's own screen of the terminal. */
export interface Screen {
  size(): TerminalSize;
  /** Calls back with the new size once the old frame is gone; returns how to unsubscribe. */
  onResize(listener: (size: TerminalSize) => void): () => void;
  /** Brings back what the terminal showed before. Further calls do nothing. */
  close(): void;
}

const clear = "\u001b[2J\u001b[H";
const bracketedPaste = { on: "\u001b[?2004h", off: "\u001b[?2004l" };
const alternateScreen = { on: "\u001b[?1049h", off: "\u001b[?1049l" };
const showCursor = "\u001b[?25h";

/** Switches to the alternate screen, which has no scrollback and leaves the shell's as it is. */
export function openScreen({ stdin, stdout }: TerminalStreams): Screen {
  stdout.write(alternateScreen.on + clear + bracketedPaste.on);
  const size = () => ({ columns: stdout.columns || 80, rows: stdout.rows || 24 });
  let isOpen = true;
  return {
    size,
    onResize(listener) {
      const onResize = () => {
        stdout.write(clear);
        listener(size());
      };
      stdout.on("resize", onResize);
      return () => stdout.off("resize", onResize);
    },
    close() {
      if (!isOpen) return;
      isOpen = false;
      if (stdin.isTTY) stdin.setRawMode(false);
      // Cleared first: after a resize tmux else shows the last frame on the main screen.
      stdout.write(bracketedPaste.off + clear + alternateScreen.off + showCursor);
    },
  };
}
