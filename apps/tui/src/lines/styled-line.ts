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

/**
 * The same line with less for Ink to do: neighbors of one tone are one span (each span is a node to lay out) and blanks at
 * the end are gone (each cell is taken apart for every frame).
 */
export function compactLine(line: StyledLine): StyledLine {
  const merged: Span[] = [];
  for (const { text, tone } of line) {
    const last = merged.at(-1);
    if (last?.tone === tone) merged[merged.length - 1] = { text: last.text + text, tone };
    else merged.push({ text, tone });
  }
  const last = merged.pop();
  return last ? [...merged, { ...last, text: last.text.trimEnd() }] : [];
}
