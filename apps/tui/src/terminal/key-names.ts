const controlNames = new Map([
  ["\r", "enter"],
  ["\n", "enter"],
  ["\r\n", "enter"],
  ["\t", "tab"],
  ["\b", "backspace"],
  ["\u007f", "backspace"],
  [" ", "space"],
]);

/** A grapheme as a key: text names itself, a control character has a name or none. */
export function keyName(grapheme: string): string | undefined {
  const name = controlNames.get(grapheme);
  if (name !== undefined) return name;
  const code = grapheme.charCodeAt(0);
  if (code >= 1 && code <= 26) return `ctrl-${String.fromCharCode("a".charCodeAt(0) + code - 1)}`;
  return code < 32 ? undefined : grapheme;
}

// xterm's names of the keys, by what ends the sequence; modifiers ("1;5") make no difference here.
const sequenceNames = new Map([
  ["A", "up"],
  ["B", "down"],
  ["C", "right"],
  ["D", "left"],
  ["H", "home"],
  ["F", "end"],
  ["1~", "home"],
  ["7~", "home"],
  ["4~", "end"],
  ["8~", "end"],
  ["5~", "pageup"],
  ["6~", "pagedown"],
  ["M", "enter"],
]);

/** An escape sequence as a key; undefined for those that no action has. */
export function sequenceName(sequence: string): string | undefined {
  if (sequence === "\u001b") return "escape";
  const final = sequence.at(-1) ?? "";
  const first = /\d+/.exec(sequence)?.[0] ?? "";
  return sequenceNames.get(final === "~" ? `${first}~` : final);
}
