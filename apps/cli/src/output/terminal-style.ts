import type { CliContext } from "../cli-context.ts";

/** How text for people is drawn on a stream. */
export interface TerminalStyle {
  /** Columns; 0 for no limit, where the stream is no terminal. */
  width: number;
  color: boolean;
  ascii: boolean;
}

/** What a stream can show: told by the stream itself, the flags, and the environment. */
export function terminalStyle(
  stream: NodeJS.WriteStream,
  flags: { color: boolean },
  { environment, platform }: Pick<CliContext, "environment" | "platform">,
): TerminalStyle {
  const isTerminal = stream.isTTY === true;
  return {
    width: isTerminal ? stream.columns || 80 : 0,
    color: flags.color && wantsColor(isTerminal, environment),
    ascii: isTerminal && !showsUnicode(environment, platform),
  };
}

/** What a file gets: everything, undecorated. */
export const plainStyle: TerminalStyle = { width: 0, color: false, ascii: false };

/** FORCE_COLOR stands over NO_COLOR, as in Node itself. */
function wantsColor(isTerminal: boolean, { FORCE_COLOR, NO_COLOR, TERM }: CliContext["environment"]): boolean {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  return isTerminal && !NO_COLOR && TERM !== "dumb";
}

function showsUnicode(environment: CliContext["environment"], platform: string): boolean {
  const { TERM, WT_SESSION, TERM_PROGRAM, LC_ALL, LC_CTYPE, LANG } = environment;
  if (TERM === "dumb" || TERM === "linux") return false;
  if (platform === "win32") return Boolean(WT_SESSION ?? TERM_PROGRAM);
  return /utf-?8/i.test(LC_ALL || LC_CTYPE || LANG || "");
}
