/** `exists`: the file is there and `force` was not given; `cannotWrite`, `cannotRead`: the system refused. */
export type FilesErrorCode = "exists" | "cannotWrite" | "cannotRead";

/** Thrown when a file cannot be read or written; the message names the path and what to do. */
export class FilesError extends Error {
  readonly code: FilesErrorCode;

  constructor(code: FilesErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "FilesError";
    this.code = code;
  }
}
