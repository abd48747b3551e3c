import stringWidth from "string-width";
import { terminalText } from "./text-safety.ts";

const printableAscii = /^[\x20-\x7e]*$/;
/** Code units measured at once: Intl.Segmenter takes time in the square of a text's length. */
const measured = 1024;

/** Columns of a terminal that a text takes. */
export function displayWidth(text: string): number {
  if (printableAscii.test(text)) return text.length;
  let width = 0;
  for (let start = 0; start < text.length; ) {
    const end = characterEnd(text, start + measured);
    width += stringWidth(text.slice(start, end));
    start = end;
  }
  return width;
}

/** `index`, or one more where it would split a surrogate pair. */
function characterEnd(text: string, index: number): number {
  return (text.codePointAt(index - 1) ?? 0) > 0xffff ? index + 1 : index;
}

/** Text of evidence, escaped and cut to `width` columns; a cut shows as `ellipsis`. Cheap on megabyte texts. */
export function fitText(text: string, width: number, ellipsis = "…"): string {
  // A character of one column is at most two code units, or one of many combining marks, which no name needs.
  const shown = terminalText(text.slice(0, 4 * width + 4));
  if (shown.length <= width && printableAscii.test(shown)) return shown;
  if (displayWidth(shown) <= width && text.length <= 4 * width + 4) return shown;
  return cutText(shown, width - displayWidth(ellipsis)) + ellipsis.slice(0, Math.max(0, width));
}

function cutText(text: string, width: number): string {
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += displayWidth(character);
    if (used > width) break;
    kept += character;
  }
  return kept;
}

/** Fills up with blanks to `width` columns. */
export function padText(text: string, width: number, align: "left" | "right" = "left"): string {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return align === "left" ? text + blanks : blanks + text;
}

/** Breaks a text at blanks into lines of at most `width` columns (0: no limit); longer words are cut. */
export function wrapText(text: string, width: number): string[] {
  if (width <= 0 || displayWidth(text) <= width) return [text];
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((long) => splitWord(long, width))) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function splitWord(word: string, width: number): string[] {
  const parts: string[] = [];
  let rest = word;
  do {
    // At least one character, or a terminal of one column would never get past a wide one.
    const part = cutText(rest, width) || [...rest.slice(0, 2)].slice(0, 1).join("");
    parts.push(part);
    rest = rest.slice(part.length);
  } while (rest !== "");
  return parts;
}
