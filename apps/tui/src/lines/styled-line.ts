/** How a piece of text stands out; `paint.ts` says what that means on a terminal. */
export type Tone = "plain" | "dim" | "strong" | "high" | "medium" | "accent" | "error";

/** A piece of a line. Its text is safe for a terminal already. */
export interface Span {
  text: string;
  tone: Tone;
}

/** One line of the frame. */
export type StyledLine = readonly Span[];

/** A span, plain unless said otherwise. */
export function span(text: string, tone: Tone = "plain"): Span {
  return { text, tone };
}

/** The text of a line without its style. */
export function lineText(line: StyledLine): string {
  return line.map(({ text }) => text).join("");
}
