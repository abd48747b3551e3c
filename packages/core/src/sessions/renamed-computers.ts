import type { RecordRange } from "../events/coverage-tally.ts";
import { groupBy } from "./group-by.ts";

/**
 * Rule R7: names whose record ids continue, without a gap or an overlap, in one channel of one input are one computer
 * that was renamed. Gives each former name the last one; names are as compared.
 */
export function renamedComputers(ranges: readonly RecordRange[]): ReadonlyMap<string, string> {
  const nextNames = new Map<string, string>();
  for (const log of groupBy(ranges, ({ source, channel }) => JSON.stringify([source, channel])).values()) {
    const inOrder = log.toSorted((a, b) => a.first - b.first || a.last - b.last);
    if (!inOrder.every((range, place) => place === 0 || range.first === inOrder[place - 1]!.last + 1)) continue;
    for (const [place, { computer }] of inOrder.slice(1).entries()) nextNames.set(inOrder[place]!.computer, computer);
  }
  return new Map([...nextNames.keys()].map((name) => [name, lastName(name, nextNames)]));
}

/** Follows the renamings to their end; where logs contradict each other (a circle), nothing was renamed. */
function lastName(name: string, nextNames: ReadonlyMap<string, string>): string {
  const seen = new Set([name]);
  let current = name;
  for (let next = nextNames.get(current); next !== undefined; next = nextNames.get(current)) {
    if (seen.has(next)) return name;
    seen.add(next);
    current = next;
  }
  return current;
}
