import type { TextProps } from "ink";
import type { Tone } from "../lines/styled-line.ts";

/** Colors from the terminal's own palette; none says anything that glyph or word does not say too. */
export const paint: Readonly<Record<Tone, TextProps>> = {
  plain: {},
  dim: { dimColor: true },
  strong: { bold: true },
  // Magenta and yellow stay apart for red-green blindness.
  high: { color: "magentaBright", bold: true },
  medium: { color: "yellow" },
  accent: { color: "cyan" },
  error: { color: "redBright" },
};
