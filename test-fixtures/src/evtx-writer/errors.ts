/** Why the writer refused: the event does not fit a chunk, a text is not of its type, or an option does not fit the events. */
export type EvtxWriterErrorCode = "eventTooLarge" | "badValue" | "badOption";

/** Misuse of the writer, such as a SID that is none or an event larger than a chunk. */
export class EvtxWriterError extends Error {
  override readonly name = "EvtxWriterError";
  readonly code: EvtxWriterErrorCode;

  constructor(code: EvtxWriterErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
