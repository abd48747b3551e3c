import { isOrdinaryTime, secondText, splitSeconds } from "./binxml/file-time.ts";
import { type JsonBytes, type JsonPiece, jsonPiece } from "./json-bytes.ts";

const keptSeconds = 64;
const noPiece = jsonPiece("");
const fractionDigits = 7;
const zulu = 0x5a;
const quote = 0x22;

/** Writes times as JSON; the start of some seconds is kept, as records come in the order of time. */
export class JsonTimes {
  readonly #seconds = new Float64Array(keptSeconds).fill(-1);
  readonly #pieces = new Array<JsonPiece>(keptSeconds).fill(noPiece);

  /** Writes a FILETIME in quotes; false, with nothing written, beyond the year 9999. */
  write(out: JsonBytes, low: number, high: number): boolean {
    if (!isOrdinaryTime(low, high)) return false;
    const [seconds, ticks] = splitSeconds(low, high);
    out.piece(this.#pieceOf(seconds));
    let at = out.reserve(fractionDigits + 2);
    const { bytes } = out;
    let rest = ticks;
    for (let i = at + fractionDigits - 1; i >= at; i--, rest = (rest / 10) | 0) bytes[i] = 0x30 + (rest % 10);
    at += fractionDigits;
    bytes[at++] = zulu;
    bytes[at++] = quote;
    out.length = at;
    return true;
  }

  #pieceOf(seconds: number): JsonPiece {
    const slot = seconds % keptSeconds;
    if (this.#seconds[slot] !== seconds) {
      this.#seconds[slot] = seconds;
      this.#pieces[slot] = jsonPiece(`"${secondText(seconds)}`);
    }
    return this.#pieces[slot]!;
  }
}
