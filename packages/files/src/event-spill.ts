import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EvidenceContext } from "@stray/evidence";
import { FilesError, plainReason } from "./errors.ts";
import { removeOnDeath } from "./remove-on-death.ts";

/** Events put aside on disk while they are too many for memory. */
export interface EventSpill extends NonNullable<EvidenceContext["spill"]> {
  /** Gives the disk space back; the spill takes nothing more. */
  close(): void;
}

interface SpillFile {
  descriptor: number;
  remove(): void;
}

/**
 * A file of its own in a new folder that only its owner may enter, below the system's folder for temporary files and never
 * beside the evidence; made when the first run comes. Throws FilesError `cannotWrite` or `cannotRead`.
 */
export function createEventSpill(temporaryFolder: string = tmpdir()): EventSpill {
  let file: SpillFile | null = null;
  let isClosed = false;
  let end = 0;
  return {
    append(run) {
      if (isClosed) throw new FilesError("cannotWrite", "Events cannot be put aside: their place is closed.");
      return refusal("cannotWrite", temporaryFolder, () => {
        file ??= openSpillFile(temporaryFolder);
        writeAll(file.descriptor, run, end);
        const start = end;
        end += run.length;
        return start;
      });
    },
    read(position, lengthBytes) {
      return refusal("cannotRead", temporaryFolder, () => {
        const bytes = new Uint8Array(lengthBytes);
        if (file !== null) readAll(file.descriptor, bytes, position);
        return bytes;
      });
    },
    close() {
      isClosed = true;
      file?.remove();
      file = null;
    },
  };
}

/** Where the system lets an open file go nameless, nothing is left to remove, however the process ends. */
function openSpillFile(temporaryFolder: string): SpillFile {
  const folder = mkdtempSync(join(temporaryFolder, "stray-"));
  const unguard = removeOnDeath(folder);
  const descriptor = openSync(join(folder, "events"), "wx+", 0o600);
  if (tryRemove(folder)) unguard();
  return {
    descriptor,
    remove() {
      closeSync(descriptor);
      tryRemove(folder);
      unguard();
    },
  };
}

/** Windows keeps the name of an open file. */
function tryRemove(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

function writeAll(descriptor: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
}

function readAll(descriptor: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) {
    const count = readSync(descriptor, bytes, done, bytes.length - done, position + done);
    if (count === 0) throw new Error("the file ends too early");
    done += count;
  }
}

function refusal<T>(code: "cannotWrite" | "cannotRead", folder: string, act: () => T): T {
  try {
    return act();
  } catch (cause) {
    const what = code === "cannotWrite" ? "put aside in" : "read back from";
    const text = `Events that are too many for memory cannot be ${what} ${folder}: ${plainReason(cause)}.`;
    throw new FilesError(code, text, { cause });
  }
}
