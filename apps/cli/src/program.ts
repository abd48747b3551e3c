import { Command } from "@commander-js/extra-typings";
import { perform } from "./action.ts";
import type { CliContext } from "./cli-context.ts";
import type { ExitCode } from "./exit-codes.ts";
import {
  withAnalysisOptions,
  withCommonOptions,
  withFailOn,
  withLinesOptions,
  withOutputOptions,
  withProgressOption,
  withServeOptions,
  withShowFormat,
  withViewOptions,
} from "./option-groups.ts";

const examples = `
Examples:
  stray scan evidence/DC01                        rank the sessions in a folder of event logs
  stray scan logs --where 'account:bob' --all     every session of one account
  stray scan logs --format json -o report.json    keep the whole report
  stray show report.json srv01~0x8dcdc~20260302T230405Z
  stray triage report.json                        look through it on the terminal

Exit codes: 0 done; 1 findings, only with --fail-on; 2 usage; 3 done, but something could not be read;
4 no usable input; 5 internal error; 130 and 143 stopped by a signal.`;

/** The command tree. A command loads its code only when it runs, so that help and version stay quick. */
export function createProgram(context: CliContext, finish: (code: ExitCode) => void): Command {
  const program = new Command("stray")
    .description("Finds the Windows logon sessions that stray from the rest, and says why.")
    .version(context.version)
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: (text) => void context.stderr.write(text),
      outputError: (text, write) => write(`stray: ${visible(text.replace(/^error: /, ""))}`),
      getOutHelpWidth: () => context.stdout.columns ?? 100,
      getErrHelpWidth: () => context.stderr.columns ?? 100,
    })
    .exitOverride()
    .addHelpText("after", examples);
  addRankCommands(program, context, finish);
  addLinesCommands(program, context, finish);
  addReadingCommands(program, context, finish);
  return program;
}

/** What was typed may hold file names that a shell filled in; loading the report package's own escapes takes too long. */
function visible(text: string): string {
  return text.replace(/(?!\n)\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

function addRankCommands(program: Command, context: CliContext, finish: (code: ExitCode) => void): void {
  const scan = program
    .command("scan")
    .summary("evidence in, ranked sessions out")
    .description("Reads event logs (.evtx, evtx_dump or Security-Datasets JSON), rebuilds sessions and ranks them.")
    .argument("<path...>", "files, folders or globs");
  withCommonOptions(withProgressOption(withOutputOptions(withFailOn(withViewOptions(withAnalysisOptions(scan))))))
    .addHelpText(
      "after",
      "\nExample:\n  stray scan logs --timezone Europe/Berlin --work-hours 08:00-18:00 --fail-on high",
    )
    .action((paths, flags) =>
      perform(context, flags, finish, async () => {
        const { scan } = await import("./commands/scan.ts");
        return scan(paths, flags, context);
      }),
    );

  const score = program
    .command("score")
    .summary("session lists in, ranked sessions out")
    .description(
      "Ranks sessions that were rebuilt before: JSON Lines of `stray sessions`, or the original tool's list.",
    )
    .argument("<file...>", "files, or - for stdin");
  withCommonOptions(withProgressOption(withOutputOptions(withFailOn(withViewOptions(withAnalysisOptions(score))))))
    .addHelpText("after", "\nExample:\n  stray score sessions.json --profile classic --format findings")
    .action((paths, flags) =>
      perform(context, flags, finish, async () => {
        const { score } = await import("./commands/score.ts");
        return score(paths, flags, context);
      }),
    );
}

function addLinesCommands(program: Command, context: CliContext, finish: (code: ExitCode) => void): void {
  const sessions = program
    .command("sessions")
    .summary("evidence in, sessions as JSON Lines")
    .description("Rebuilds every session and prints a header line, then one session a line, for `stray score`.")
    .argument("<path...>", "files, folders or globs");
  withLinesOptions(sessions)
    .addHelpText(
      "after",
      "\nExample:\n  stray sessions logs/SRV01 -o SRV01.jsonl && stray score SRV01.jsonl SRV02.jsonl",
    )
    .action((paths, flags) =>
      perform(context, flags, finish, async () => {
        const { sessions } = await import("./commands/sessions.ts");
        return sessions(paths, flags, context);
      }),
    );

  const events = program
    .command("events")
    .summary("evidence in, normalized events as JSON Lines")
    .description("Prints every event that could be read, one a line, times in UTC.")
    .argument("<path...>", "files, folders or globs");
  withLinesOptions(events)
    .addHelpText("after", "\nExample:\n  stray events Security.evtx | jq 'select(.eventId == 4625)'")
    .action((paths, flags) =>
      perform(context, flags, finish, async () => {
        const { events } = await import("./commands/events.ts");
        return events(paths, flags, context);
      }),
    );
}

function addReadingCommands(program: Command, context: CliContext, finish: (code: ExitCode) => void): void {
  const show = program
    .command("show")
    .summary("one session, whole")
    .description("Prints all that a report tells of one session: who, when, score, reasons and the records behind it.")
    .argument("<report>", "a report made with --format json, or - for stdin")
    .argument("<key>", "the session's key, as in the report");
  withCommonOptions(withOutputOptions(withShowFormat(show)))
    .addHelpText("after", "\nExample:\n  stray show report.json srv01~0x8dcdc~20260302T230405Z")
    .action((report, key, flags) =>
      perform(context, flags, finish, async () => {
        const { show } = await import("./commands/show.ts");
        return show({ report, key }, flags, context);
      }),
    );

  const triage = program
    .command("triage")
    .summary("look through the ranked sessions on the terminal")
    .description("Opens the triage app on evidence, which is analyzed first, or on a report.")
    .argument("<path...>", "files, folders or globs, or one report made with --format json");
  withCommonOptions(withProgressOption(withAnalysisOptions(triage)))
    .addHelpText("after", "\nExample:\n  stray triage report.json")
    .action((paths, flags) =>
      perform(context, flags, finish, async () => {
        const { triage } = await import("./commands/triage.ts");
        return triage(paths, flags, context);
      }),
    );

  const serve = program
    .command("serve")
    .summary("the HTTP service")
    .description("Serves the analysis over HTTP, to this computer alone unless told otherwise. Ctrl-C stops it.");
  withCommonOptions(withServeOptions(serve))
    .addHelpText("after", "\nExample:\n  stray serve --port 8617")
    .action((flags) =>
      perform(context, flags, finish, async () => {
        const { serve } = await import("./commands/serve.ts");
        return serve(flags, context);
      }),
    );
}
