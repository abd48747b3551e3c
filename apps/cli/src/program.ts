import { Command } from "@commander-js/extra-typings";
import { perform } from "./action.ts";
import type { CliContext } from "./cli-context.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { CommonFlags } from "./flags.ts";
import {
  withAnalysisOptions,
  withCommonOptions,
  withLinesOptions,
  withOutputOptions,
  withPopulationOptions,
  withProgressOption,
  withRankOptions,
  withServeOptions,
  withSessionsFormat,
  withShowFormat,
} from "./option-groups.ts";

/** Runs a command's body; its exit code or its error goes to whoever started the program. */
type Act = (flags: Pick<CommonFlags, "debug">, body: () => Promise<ExitCode>) => Promise<void>;

const examples = `
Examples:
  stray scan evidence/DC01                        rank the sessions in a folder of event logs
  stray scan logs --where 'account:bob' --all     every session of one account
  stray scan logs --format json -o report.json    keep the whole report
  stray show report.json 1                        all of the session ranked first
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
  const act: Act = (flags, body) => perform(context, flags, finish, body);
  for (const add of [addScan, addScore, addSessions, addEvents, addBaseline, addEvaluate, addShow, addTriage, addServe])
    add(program, context, act);
  return program;
}

/** What was typed may hold file names that a shell filled in; loading the report package's own escapes takes too long. */
function visible(text: string): string {
  return text.replace(/(?!\n)\p{C}/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}

function addScan(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("scan")
    .summary("evidence in, ranked sessions out")
    .description(
      "Reads event logs (.evtx, or what other tools exported from one; zip and gzip too), rebuilds sessions and ranks them.",
    )
    .argument("<path...>", "files, folders or globs, or - for stdin");
  withRankOptions(command)
    .addHelpText(
      "after",
      "\nExample:\n  stray scan logs --timezone Europe/Berlin --work-hours 08:00-18:00 --fail-on high",
    )
    .action((paths, flags) => act(flags, async () => (await import("./commands/scan.ts")).scan(paths, flags, context)));
}

function addScore(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("score")
    .summary("session lists in, ranked sessions out")
    .description(
      "Ranks sessions that were rebuilt before: JSON Lines of `stray sessions`, or the original tool's list.",
    )
    .argument("<file...>", "files, or - for stdin");
  withRankOptions(command)
    .addHelpText("after", "\nExample:\n  stray score sessions.json --profile classic --format findings")
    .action((paths, flags) =>
      act(flags, async () => (await import("./commands/score.ts")).score(paths, flags, context)),
    );
}

function addSessions(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("sessions")
    .summary("evidence in, sessions as JSON Lines or CSV")
    .description(
      "Rebuilds every session and prints a header line, then one session a line, for `stray score`; or a table of logons.",
    )
    .argument("<path...>", "files, folders or globs, or - for stdin");
  withSessionsFormat(withLinesOptions(command))
    .addHelpText(
      "after",
      "\nExamples:\n  stray sessions logs/SRV01 -o SRV01.jsonl && stray score SRV01.jsonl SRV02.jsonl\n" +
        "  stray sessions logs --format takajo -o logons.csv",
    )
    .action((paths, flags) =>
      act(flags, async () => (await import("./commands/sessions.ts")).sessions(paths, flags, context)),
    );
}

function addEvents(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("events")
    .summary("evidence in, events as JSON Lines")
    .description("Prints every event that could be read, one a line: normalized, times in UTC, or with --raw whole.")
    .argument("<path...>", "files, folders or globs, or - for stdin");
  withLinesOptions(command)
    .option("--raw", "the whole event, in the form of `evtx_dump -o jsonl`")
    .addHelpText(
      "after",
      "\nExamples:\n  stray events Security.evtx | jq 'select(.eventId == 4625)'\n" +
        "  stray events --raw Security.evtx | jq .Event.System.Keywords",
    )
    .action((paths, flags) =>
      act(flags, async () => (await import("./commands/events.ts")).events(paths, flags, context)),
    );
}

function addBaseline(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("baseline")
    .summary("learn from known-good evidence")
    .description("Learns what the sessions of known-good evidence look like, for --baseline of scan and score.")
    .argument("<path...>", "files, folders or globs, or - for stdin");
  withCommonOptions(withProgressOption(withOutputOptions(withPopulationOptions(command))))
    .addHelpText(
      "after",
      "\nExample:\n  stray baseline logs/january -o january.json && stray scan logs/today --baseline january.json",
    )
    .action((paths, flags) =>
      act(flags, async () => (await import("./commands/baseline.ts")).baseline(paths, flags, context)),
    );
}

function addEvaluate(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("evaluate")
    .summary("labelled sessions in, how well each profile finds them")
    .description(
      "Tells average precision, recall, AUC and alerts of each profile on sessions with `label`: true or false.",
    )
    .argument("<file>", "what `stray sessions` wrote or a list in the original tool's shape, labelled; or - for stdin")
    .option("--include <kinds>", "score these accounts too: machine, service or machine,service");
  withCommonOptions(withProgressOption(withOutputOptions(withShowFormat(command))))
    .addHelpText(
      "after",
      "\nExamples:\n  stray evaluate labelled.json --format json\n  stray sessions logs | jq -c 'if .sessionKey then .label = (.accountName == \"mallory\") else . end' | stray evaluate -",
    )
    .action((file, flags) =>
      act(flags, async () => (await import("./commands/evaluate.ts")).evaluate(file, flags, context)),
    );
}

function addShow(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("show")
    .summary("one session, whole")
    .description("Prints all that a report tells of one session: who, when, score, reasons and the records behind it.")
    .argument("<report>", "a report made with --format json, or - for stdin")
    .argument("<key>", "the session's rank in the table, or its key in the report");
  withCommonOptions(withOutputOptions(withShowFormat(command)))
    .addHelpText(
      "after",
      "\nExamples:\n  stray show report.json 1\n  stray show report.json srv01~0x8dcdc~20260302T230405Z",
    )
    .action((report, key, flags) =>
      act(flags, async () => (await import("./commands/show.ts")).show({ report, key }, flags, context)),
    );
}

function addTriage(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("triage")
    .summary("look through the ranked sessions on the terminal")
    .description("Opens the triage app on evidence, which is analyzed first, or on a report.")
    .argument("<path...>", "files, folders or globs, or one report made with --format json");
  withCommonOptions(withProgressOption(withAnalysisOptions(command)))
    .addHelpText("after", "\nExample:\n  stray triage report.json")
    .action((paths, flags) =>
      act(flags, async () => (await import("./commands/triage.ts")).triage(paths, flags, context)),
    );
}

function addServe(program: Command, context: CliContext, act: Act): void {
  const command = program
    .command("serve")
    .summary("the HTTP service")
    .description("Serves the analysis over HTTP, to this computer alone unless told otherwise. Ctrl-C stops it.");
  withCommonOptions(withServeOptions(command))
    .addHelpText("after", "\nExample:\n  stray serve --port 8617")
    .action((flags) => act(flags, async () => (await import("./commands/serve.ts")).serve(flags, context)));
}
