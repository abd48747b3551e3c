import { compareUtcTimes } from "./utc-time.ts";

/** The earliest and the latest of the times shown to it. */
export interface TimeSpan {
  add(utc: string | null): void;
  readonly first: string | null;
  readonly last: string | null;
}

export function createTimeSpan(): TimeSpan {
  let first: string | null = null;
  let last: string | null = null;
  return {
    add(utc) {
      if (utc === null) return;
      if (first === null || compareUtcTimes(utc, first) < 0) first = utc;
      if (last === null || compareUtcTimes(utc, last) > 0) last = utc;
    },
    get first() {
      return first;
    },
    get last() {
      return last;
    },
  };
}
