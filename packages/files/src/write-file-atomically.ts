import { randomBytes } from "node:crypto";
import { type FileHandle, link, open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { errorCodeOf, FilesError, plainReason } from "./errors.ts";
import { removeOnDeath } from "./remove-on-death.ts";

/** Text, or bytes of it where they are at hand. */
export type OutputPiece = string | Uint8Array;

/**
 * Writes the whole file or nothing: into a new file beside it, flushed to disk, then renamed. Throws FilesError `exists`
 * when there is a file already and `force` is false, before the first piece is asked for. A device or pipe is written to and stays what it is.
 */
export async function writeFileAtomically(
  path: string,
  pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>,
  { force }: { force: boolean },
): Promise<void> {
  if (await isDevice(path)) return await writeThrough(path, pieces);
  if (!force && (await exists(path))) throw alreadyThere(path);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString("hex")}.tmp`);
  const file = await refusal(path, () => open(temporary, "wx"));
  const unguard = removeOnDeath(temporary);
  try {
    await writeAndSync(file, path, pieces);
    await refusal(path, () => moveInto(temporary, path, force));
  } finally {
    await rm(temporary, { force: true });
    unguard();
  }
}

/** True for what must be written to and never replaced, such as /dev/null, /dev/stdout or a named pipe. */
async function isDevice(path: string): Promise<boolean> {
  try {
    const stats = await stat(path);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false;
  }
}

async function writeThrough(path: string, pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>): Promise<void> {
  const file = await refusal(path, () => open(path, "w"));
  try {
    await writePieces(file, path, pieces);
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function writePieces(file: FileHandle, path: string, pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>) {
  for await (const batch of inBatches(pieces)) await refusal(path, () => file.writeFile(batch));
}

async function writeAndSync(
  file: FileHandle,
  path: string,
  pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>,
) {
  try {
    await writePieces(file, path, pieces);
    await refusal(path, () => file.sync());
  } finally {
    await file.close();
  }
}

/** Report pieces are short; one write per mebibyte of text is enough. */
async function* inBatches(pieces: Iterable<OutputPiece> | AsyncIterable<OutputPiece>): AsyncGenerator<OutputPiece> {
  let batch = "";
  for await (const piece of pieces) {
    if (typeof piece === "string") batch += piece;
    if (typeof piece === "string" && batch.length < 1 << 20) continue;
    if (batch !== "") yield batch;
    batch = "";
    if (typeof piece !== "string") yield piece;
  }
  yield batch;
}

/** Without `force`, a hard link: unlike a rename it fails when another program has made the file meanwhile. */
async function moveInto(temporary: string, path: string, force: boolean): Promise<void> {
  if (force) return await rename(temporary, path);
  try {
    await link(temporary, path);
  } catch (error) {
    if (errorCodeOf(error) === "EEXIST") throw alreadyThere(path);
    // File systems without hard links (FAT, some network shares): the check at the start has to do.
    await rename(temporary, path);
  }
}

function alreadyThere(path: string): FilesError {
  return new FilesError("exists", `${path} exists already and was left as it is; use --force to overwrite it.`);
}

async function refusal<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof FilesError) throw cause;
    throw new FilesError("cannotWrite", `${path} cannot be written: ${plainReason(cause)}.`, { cause });
  }
}
