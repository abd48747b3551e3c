import { addToGroup } from "../group-by.ts";
import { firstAfter } from "./sorted-search.ts";

/** A stretch of time that something lasted. */
export interface Stretch<T> {
  item: T;
  startMicros: number;
  endMicros: number;
}

/** Stretches by key, pushed in the order of their start and asked for moments that never go back. */
export interface OpenStretches<T> {
  push(key: string, stretch: Stretch<T>): void;
  /** The one pushed last among those that hold the moment. */
  openAt(key: string, micros: number): T | null;
}

/** Ended ones are popped for good, so each stretch is pushed and popped once, whatever the flood. */
export function openStretches<T>(): OpenStretches<T> {
  const stacks = new Map<string, Stretch<T>[]>();
  return {
    push: (key, stretch) => addToGroup(stacks, key, stretch),
    openAt(key, micros) {
      const stack = stacks.get(key);
      while (stack !== undefined && stack.length > 0 && stack.at(-1)!.endMicros < micros) stack.pop();
      return stack?.at(-1)?.item ?? null;
    },
  };
}

/** Stretches that are all known beforehand, in the order of their start. */
export interface StretchIndex<T> {
  /** The one that started last among those that hold the moment; moments asked for must never go back. */
  openAt(key: string, micros: number): T | null;
  /** The first that starts after the moment and not after the bound. */
  nextStart(key: string, micros: number, untilMicros: number): Stretch<T> | null;
  /** The last that starts after the moment and not after the bound. */
  lastStart(key: string, micros: number, untilMicros: number): T | null;
}

export function stretchIndex<T>(entries: Iterable<readonly [key: string, stretch: Stretch<T>]>): StretchIndex<T> {
  const byKey = new Map<string, Stretch<T>[]>();
  for (const [key, stretch] of entries) addToGroup(byKey, key, stretch);
  const starts = new Map<string, Float64Array>();
  for (const [key, list] of byKey)
    starts.set(
      key,
      Float64Array.from(list, ({ startMicros }) => startMicros),
    );
  const open = openStretches<T>();
  const pushed = new Map<string, number>();

  function pushUntil(key: string, list: readonly Stretch<T>[], micros: number): void {
    let next = pushed.get(key) ?? 0;
    while (next < list.length && list[next]!.startMicros <= micros) open.push(key, list[next++]!);
    pushed.set(key, next);
  }

  return {
    openAt(key, micros) {
      const list = byKey.get(key);
      if (list !== undefined) pushUntil(key, list, micros);
      return open.openAt(key, micros);
    },
    nextStart(key, micros, untilMicros) {
      const next = byKey.get(key)?.[firstAfter(starts.get(key) ?? [], micros)];
      return next !== undefined && next.startMicros <= untilMicros ? next : null;
    },
    lastStart(key, micros, untilMicros) {
      const last = byKey.get(key)?.[firstAfter(starts.get(key) ?? [], untilMicros) - 1];
      return last !== undefined && last.startMicros > micros ? last.item : null;
    },
  };
}
