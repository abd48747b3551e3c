import { type FileHandle, open } from "node:fs/promises";
import type { OpenEvidence } from "@stray/evidence";
import { FilesError, plainReason } from "./errors.ts";

/** Opens a file for positioned reads, never for writing; what is appended while it is read is read too. */
export async function openFile(path: string): Promise<OpenEvidence> {
  const file = await openReadOnly(path);
  return {
    async read(target, position) {
      let filled = 0;
      while (filled < target.length) {
        const bytesRead = await readAt(file, target.subarray(filled), position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return filled;
    },
    close: () => file.close(),
  };
}

async function openReadOnly(path: string): Promise<FileHandle> {
  try {
    return await open(path, "r");
  } catch (cause) {
    throw new FilesError("cannotRead", `This file cannot be opened: ${plainReason(cause)}.`, { cause });
  }
}

async function readAt(file: FileHandle, target: Uint8Array, position: number): Promise<number> {
  try {
    const { bytesRead } = await file.read(target, 0, target.length, position);
    return bytesRead;
  } catch (cause) {
    throw new FilesError("cannotRead", `Reading stopped here: ${plainReason(cause)}.`, { cause });
  }
}
