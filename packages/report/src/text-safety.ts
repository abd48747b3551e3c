/**
 * Characters that a terminal obeys or hides instead of showing: controls (C0, DEL, C1), format characters
 * (bidirectional, zero-width, tags), lone surrogates, line and paragraph separators, all that Unicode marks as ignorable
 * (fillers, variation selectors), the blank Braille pattern, and every space that is not the plain or the ideographic one.
 */
const unsafeCharacter = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}\u{2800}]|(?![ \u{3000}])\p{Zs}/gu;
const loneSurrogate = /\p{Cs}/gu;
const lineBreak = /(\r?\n)/;
const shortEscapes: Record<string, string> = { "\n": "\\n", "\t": "\\t", "\r": "\\r" };

/** Text of evidence for a terminal: what is not plainly visible becomes an escape such as `\u{202e}`; always one line. */
export function terminalText(text: string): string {
  return text.replace(unsafeCharacter, visibleEscape);
}

/** Lines of data for a terminal: each as above, their breaks kept. */
export function terminalLines(text: string): string {
  return text
    .split(lineBreak)
    .map((part) => (lineBreak.test(part) ? part : terminalText(part)))
    .join("");
}

/** Text that survives UTF-8 whole: lone surrogates, which have no encoding, become visible escapes. */
export function encodableText(text: string): string {
  return text.replace(loneSurrogate, visibleEscape);
}

function visibleEscape(character: string): string {
  return shortEscapes[character] ?? `\\u{${character.codePointAt(0)?.toString(16)}}`;
}
