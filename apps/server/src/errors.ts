/** Why a server did not start. */
export type ServerErrorCode =
  | "tokenRequired"
  | "tokenUnusable"
  | "addressUnusable"
  | "dataFolderUnusable"
  | "dataFolderInUse";

/** Thrown by `serve` when it is asked for what it cannot or must not do. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ServerError";
    this.code = code;
  }
}
