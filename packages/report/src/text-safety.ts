/** Text of evidence for a terminal: control, escape and bidirectional characters become visible escapes, one line. */
export function terminalText(_text: string): string {
  throw new Error("not built yet");
}
