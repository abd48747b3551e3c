import { type Command, InvalidArgumentError, Option, type OptionValues } from "@commander-js/extra-typings";
import type { ReportFormat } from "@stray/report";

// Written out, not imported: loading the report package would slow down --version and --help. The type asks for each.
const reportFormats: { [Format in ReportFormat]: Format } = {
  table: "table",
  json: "json",
  jsonl: "jsonl",
  csv: "csv",
  findings: "findings",
};

/** --quiet, --no-color, --debug: for every command. */
export function withCommonOptions<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return command
    .option("-q, --quiet", "say nothing on stderr but errors")
    .option("--no-color", "no colors (NO_COLOR and FORCE_COLOR are obeyed too)")
    .option("--debug", "show where in the code an error came from");
}

/** --no-progress, for commands that may take long. */
export function withProgressOption<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return command.option("--no-progress", "no progress line");
}

/** -o and --force. */
export function withOutputOptions<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return command
    .option("-o, --output <file>", "write to a file instead of stdout")
    .option("--force", "overwrite the file");
}

/** What can change the result of an analysis. */
export function withAnalysisOptions<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return withPopulationOptions(command)
    .addOption(
      new Option("--profile <name>", "how sessions are scored (default: stray)").choices(["stray", "classic"] as const),
    )
    .option("--baseline <file>", "score against known-good sessions, as `stray baseline` learned them")
    .option("--known-good <file>", "never flag what this list names");
}

/** Which sessions are looked at, and how their times are read. */
export function withPopulationOptions<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return command
    .option("--timezone <[computer=]zone>", "where the computers stand, such as Europe/Berlin; repeatable", collect)
    .option("--work-hours <range>", "local time of ordinary work, end exclusive (default: 07:00-22:00)")
    .option("--since <time>", "sessions that overlap the time from here on; UTC unless an offset is written")
    .option("--until <time>", "sessions that overlap the time before")
    .option("--include <kinds>", "score these accounts too: machine, service or machine,service");
}

/** What of the result is shown, and in which format. */
function withViewOptions<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return command
    .addOption(
      new Option("--format <name>", "output format").choices(Object.values(reportFormats)).default("table" as const),
    )
    .option("--where <filter>", "only these sessions, such as 'account:bob score>2 !kind:activity'")
    .addOption(new Option("--sort <order>", "order of the sessions").choices(["score", "severity", "time"] as const))
    .option("--top <n>", "at most n sessions", parsePositiveInteger)
    .option("--all", "unflagged sessions too (table)")
    .option("--show-hidden", "sessions that the known-good list keeps from being flagged too (table)");
}

/** --fail-on, for scripts. */
function withFailOn<Arguments extends unknown[], Options extends OptionValues>(command: Command<Arguments, Options>) {
  const levels = ["high", "medium"] as const;
  return command.addOption(
    new Option("--fail-on <level>", "exit with 1 when a session has this level or more").choices(levels),
  );
}

/** Options of `scan` and `score`. */
export function withRankOptions<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return withCommonOptions(
    withProgressOption(withOutputOptions(withFailOn(withViewOptions(withAnalysisOptions(command))))),
  );
}

/** Options of `sessions` and `events`. */
export function withLinesOptions<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return withCommonOptions(withProgressOption(withOutputOptions(command))).option(
    "--timezone <[computer=]zone>",
    "where the computers stand, for times without a zone; repeatable",
    collect,
  );
}

/** --format of `show` and `evaluate`. */
export function withShowFormat<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  const formats = ["text", "json"] as const;
  return command.addOption(new Option("--format <name>", "output format").choices(formats).default("text" as const));
}

/** --format of `sessions`. */
export function withSessionsFormat<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  const formats = ["jsonl", "takajo"] as const;
  const help = "output format: jsonl for `stray score`, takajo for its CSV of logons";
  return command.addOption(new Option("--format <name>", help).choices(formats).default("jsonl" as const));
}

/** Where `serve` listens. */
export function withServeOptions<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
) {
  return command
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--port <number>", "port to listen on, 0 for any free one", parsePort, 8617)
    .option("--token-file <file>", "file with the token that every request must carry; needed beyond this computer")
    .option("--data <folder>", "keep analyses in this folder (default: a temporary one)");
}

function collect(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

function parsePositiveInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError("Expected a whole number from 1 on.");
  return value;
}

function parsePort(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > 65_535) throw new InvalidArgumentError("Expected a number from 0 to 65535.");
  return value;
}
