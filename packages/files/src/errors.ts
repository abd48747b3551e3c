/** `exists`: the file is there and `force` was not given; `cannotWrite`, `cannotRead`: the system refused. */
export type FilesErrorCode = "exists" | "cannotWrite" | "cannotRead";

/** Thrown when a file cannot be read or written; the message says why and what to do. */
export class FilesError extends Error {
  readonly code: FilesErrorCode;

  constructor(code: FilesErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "FilesError";
    this.code = code;
  }
}

const reasons = new Map([
  ["ENOENT", "it does not exist; check the path"],
  ["ENOTDIR", "a part of the path is a file, not a folder; check the path"],
  ["EISDIR", "it is a folder; name a file"],
  ["EACCES", "permission denied; copy it to where you may read and write, or run as a user who may"],
  ["EPERM", "the system does not permit it; copy it to where you may read and write, or run as a user who may"],
  ["EBUSY", "another program holds it; on a live computer export the log first with `wevtutil epl`"],
  ["ELOOP", "its links go round in a circle; name the file itself"],
  ["ENAMETOOLONG", "its name is too long for this system; copy it to a shorter path"],
  ["EMFILE", "too many files are open; close other programs and try again"],
  ["ENOSPC", "the disk is full; free some space or write elsewhere"],
  ["EROFS", "the disk is read-only; write elsewhere"],
  ["EIO", "the disk reports an error; copy the file from a sound disk"],
]);

/** Why the system refused, in plain words. */
export function plainReason(error: unknown): string {
  const known = reasons.get(errorCodeOf(error) ?? "");
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** The system's code of an error, such as ENOENT. */
export function errorCodeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
