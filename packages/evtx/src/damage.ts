/** What was found broken inside a record. */
export type DamageCode =
  | "outOfBounds"
  | "unknownToken"
  | "tooDeep"
  | "templateLost"
  | "templateRefersToItself"
  | "tooMuchOutput"
  | "notAnEvent";

/** Unwinds the reading of one record; caught by the chunk walk and turned into an `EvtxProblem`, never seen outside. */
export class Damage extends Error {
  readonly code: DamageCode;
  /** Byte offset in the chunk. */
  readonly offset: number;

  constructor(code: DamageCode, offset: number, message: string) {
    super(message);
    this.name = "Damage";
    this.code = code;
    this.offset = offset;
  }
}
