import { once } from "node:events";
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, sep } from "node:path";
import { type OutputPiece, writeFileAtomically } from "@stray/files";
import { terminalLines } from "@stray/report";
import type { CliContext } from "../cli-context.ts";
import type { OutputFlags } from "../flags.ts";
import { UsageError } from "../usage-error.ts";
import { Cancelled } from "./cancelled.ts";

// Many small pieces make one write each; gathered, a megabyte takes 16 writes.
const chunkLength = 65_536;

/** Where `flags` say the data goes; null for stdout. */
export function outputFile({ output }: OutputFlags): string | null {
  return output === undefined || output === "-" ? null : output;
}

/** Refuses an output file that cannot be, or that would take the place of evidence, before hours of work and not after. */
export function checkOutput(flags: OutputFlags, inputs: readonly string[]): void {
  const file = outputFile(flags);
  if (file === null) return;
  if (!existsSync(dirname(file)))
    throw new UsageError(`${file} cannot be written: there is no folder ${dirname(file)}`);
  if (!existsSync(file) || isDevice(file)) return;
  if (!flags.force) throw new UsageError(`${file} exists: choose another name, or overwrite it with --force`);
  if (inputs.some((input) => holds(input, file)))
    throw new UsageError(`${file} is among what is read: choose another name, evidence is never overwritten`);
}

/** /dev/null, a named pipe: written to and never replaced. */
function isDevice(file: string): boolean {
  const stats = statSync(file);
  return !stats.isFile() && !stats.isDirectory();
}

function holds(input: string, file: string): boolean {
  if (!existsSync(input)) return false;
  const [outer, inner] = [realpathSync(input), realpathSync(file)];
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`);
}

/** Writes the data to stdout or, whole or not at all, to the file. */
export async function writeOutput(
  pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>,
  flags: OutputFlags,
  context: CliContext,
): Promise<void> {
  const file = outputFile(flags);
  const wanted = untilCancelled(pieces, context);
  if (file !== null) await writeFileAtomically(file, wanted, { force: flags.force === true });
  else for await (const chunk of inChunks(wanted)) if (!(await writeChunk(chunk, context))) return;
}

/** The same for data that programs read: as it is, but on a terminal, which would obey what evidence holds. */
export async function writeData(
  pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>,
  flags: OutputFlags,
  context: CliContext,
): Promise<void> {
  const isShown = outputFile(flags) === null && context.stdout.isTTY === true;
  await writeOutput(isShown ? madeVisible(pieces) : pieces, flags, context);
}

async function* madeVisible(pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const piece of pieces) {
    yield terminalLines(typeof piece === "string" ? piece : decoder.decode(piece, { stream: true }));
  }
}

/** False once the reader of stdout has gone (EPIPE): there is nobody left to write for. */
async function writeChunk(chunk: OutputPiece, { stdout }: CliContext): Promise<boolean> {
  if (!stdout.writable) return false;
  if (stdout.write(chunk)) return true;
  try {
    await once(stdout, "drain");
  } catch {
    return false;
  }
  return stdout.writable;
}

async function* inChunks(pieces: AsyncIterable<OutputPiece>): AsyncGenerator<OutputPiece> {
  let gathered = "";
  for await (const piece of pieces) {
    if (typeof piece === "string") gathered += piece;
    if (typeof piece === "string" && gathered.length < chunkLength) continue;
    if (gathered !== "") yield gathered;
    gathered = "";
    if (typeof piece !== "string") yield piece;
  }
  if (gathered !== "") yield gathered;
}

/** Ends with an error, so that a file half written is taken away, once a signal has come. */
async function* untilCancelled(
  pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>,
  { cancellation }: CliContext,
): AsyncGenerator<OutputPiece> {
  for await (const piece of pieces) {
    if (cancellation.aborted) throw new Cancelled();
    yield piece;
  }
}
