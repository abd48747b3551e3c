import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ServerError } from "./errors.ts";

export interface DataFolder {
  path: string;
  /** Lets the folder go; a temporary one is deleted. */
  close(): Promise<void>;
}

const lockFile = "stray-serve.lock";

/** The folder for analyses, held for this process alone; without a path a private temporary one. */
export async function openDataFolder(path: string | undefined): Promise<DataFolder> {
  if (path === undefined) {
    const temporary = await mkdtemp(join(tmpdir(), "stray-serve-"));
    return { path: temporary, close: () => rm(temporary, { recursive: true, force: true, maxRetries: 3 }) };
  }
  const lockPath = join(path, lockFile);
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await takeLock(lockPath);
  } catch (cause) {
    if (cause instanceof ServerError) throw cause;
    throw new ServerError("dataFolderUnusable", `The data folder ${path} cannot be used.`, { cause });
  }
  return { path, close: () => rm(lockPath, { force: true }) };
}

/** Two servers in one folder would delete each other's uploads. The lock of a process that is gone is taken over. */
async function takeLock(lockPath: string): Promise<void> {
  const holder = Number(await readFile(lockPath, "utf8").catch(() => ""));
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new ServerError("dataFolderInUse", `Process ${holder} serves from this data folder (${lockPath}).`);
  }
  await writeFile(lockPath, `${process.pid}\n`);
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
