import type { Input } from "../terminal/input-decoder.ts";

/** Longest text a prompt takes, in UTF-16 units: a filter or a path; a pasted megabyte is no use. */
const longestPrompt = 1000;

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A prompt's text after a key or a paste. */
export function editPrompt(text: string, input: Input): string {
  if (input.type === "paste") return append(text, input.text.slice(0, longestPrompt).replace(/\p{Cc}+/gu, " "));
  switch (input.key) {
    case "backspace":
      return withoutLast(text);
    case "ctrl-u":
      return "";
    case "ctrl-w":
      return text.replace(/\S*\s*$/, "");
    case "space":
      return append(text, " ");
    default:
      return isText(input.key) ? append(text, input.key) : text;
  }
}

function append(text: string, more: string): string {
  return text.length + more.length <= longestPrompt ? text + more : text;
}

function withoutLast(text: string): string {
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
    .slice(0, -1)
    .join("");
}

/** Names of keys ("ctrl-d", "pageup") are longer than one grapheme; typed text never is. */
function isText(key: string): boolean {
  return Array.from(graphemes.segment(key)).length === 1;
}
