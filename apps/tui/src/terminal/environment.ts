import type { Glyphs } from "../state/triage-model.ts";

const unicodeGlyphs: Glyphs = {
  pointer: "❯",
  separator: "·",
  vertical: "│",
  horizontal: "─",
  bar: "█",
};

const asciiGlyphs: Glyphs = {
  pointer: ">",
  separator: "-",
  vertical: "|",
  horizontal: "-",
  bar: "#",
};

/** What of the environment the app looks at. */
export type Environment = Record<string, string | undefined>;

/**
 * Sets what Ink and chalk read when they are first imported: chalk knows nothing of NO_COLOR, and Ink draws no frame
 * before the end where it believes to be in CI, though a person sits at this terminal.
 */
export function prepareEnvironment(environment: Environment): void {
  const isPlain = Boolean(environment.NO_COLOR) || environment.TERM === "dumb";
  if (isPlain && environment.FORCE_COLOR === undefined) environment.FORCE_COLOR = "0";
  // Taken out, not set to "false": chalk shows no color where there is any CI.
  delete environment.CI;
  delete environment.CONTINUOUS_INTEGRATION;
}

/** Box and bar characters, or ASCII where the terminal or its locale has no UTF-8. */
export function glyphsFor(environment: Environment, platform: string): Glyphs {
  return showsUnicode(environment, platform) ? unicodeGlyphs : asciiGlyphs;
}

function showsUnicode({ TERM, WT_SESSION, TERM_PROGRAM, LC_ALL, LC_CTYPE, LANG }: Environment, platform: string) {
  if (TERM === "dumb" || TERM === "linux") return false;
  if (platform === "win32") return Boolean(WT_SESSION ?? TERM_PROGRAM);
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || "");
}
