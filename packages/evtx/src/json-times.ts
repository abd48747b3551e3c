import { isOrdinaryTime, splitSeconds } from "./binxml/file-time.ts";
import { type JsonBytes, type JsonPiece, jsonPiece } from "./json-bytes.ts";
import { writeDigits } from "./json-numbers.ts";

const keptDays = 64;
const noPiece = jsonPiece("");
const secondsOfDay = 86_400;
const daysFrom1601To1970 = 134_774;
const maxTimeBytes = 40;
const zuluAndQuote = 0x225a;

/** Writes times as JSON; the text of some days is kept. */
export class JsonTimes {
  readonly #days = new Float64Array(keptDays).fill(-1);
  readonly #pieces = new Array<JsonPiece>(keptDays).fill(noPiece);

  /** Writes a FILETIME in quotes; false, with nothing written, beyond the year 9999. */
  write(out: JsonBytes, source: DataView, at: number): boolean {
    const low = source.getUint32(at, true);
    const high = source.getUint32(at + 4, true);
    if (!isOrdinaryTime(low, high)) return false;
    const [seconds, ticks] = splitSeconds(low, high);
    const day = Math.floor(seconds / secondsOfDay);
    out.reserve(maxTimeBytes);
    out.piece(this.#pieceOf(day));
    writeClock(out, (seconds - day * secondsOfDay) | 0, ticks | 0);
    return true;
  }

  #pieceOf(day: number): JsonPiece {
    const slot = day % keptDays;
    if (this.#days[slot] !== day) {
      this.#days[slot] = day;
      const date = new Date((day - daysFrom1601To1970) * secondsOfDay * 1000);
      this.#pieces[slot] = jsonPiece(`"${date.toISOString().slice(0, "2026-03-02T".length)}`);
    }
    return this.#pieces[slot]!;
  }
}

/** `11:04:05.1234567Z"`; `ticks` are of 100 ns. */
function writeClock(out: JsonBytes, seconds: number, ticks: number): void {
  const { bytes } = out;
  const hours = (seconds / 3600) | 0;
  const minutes = ((seconds / 60) | 0) - hours * 60;
  writeDigits(out, hours, 2);
  bytes[out.length++] = 0x3a;
  writeDigits(out, minutes, 2);
  bytes[out.length++] = 0x3a;
  writeDigits(out, seconds - hours * 3600 - minutes * 60, 2);
  bytes[out.length++] = 0x2e;
  writeDigits(out, ticks, 7);
  out.view.setUint16(out.length, zuluAndQuote, true);
  out.length += 2;
}
