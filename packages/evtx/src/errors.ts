/** Why reading stopped: the bytes are no event log at all, the caller asked to stop, or the reader still reads another. */
export type EvtxErrorCode = "notAnEventLog" | "cancelled" | "busy";

/** Thrown by `readEvtx` and `EvtxReader`; damage inside a log is never thrown but given to the sink as an `EvtxProblem`. */
export class EvtxError extends Error {
  readonly code: EvtxErrorCode;

  constructor(code: EvtxErrorCode, message: string) {
    super(message);
    this.name = "EvtxError";
    this.code = code;
  }
}
