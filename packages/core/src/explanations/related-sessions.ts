import type { RelatedSession } from "@stray/schemas";
import { isLoopback } from "../events/source-address.ts";
import { compareByStart } from "../sessions/session-order.ts";
import type { RelatableSession } from "./relatable-sessions.ts";

type SharedTrait = RelatedSession["by"];

const mostRelated = 10;
const traits: readonly SharedTrait[] = ["sourceAddress", "workstationName"];

/**
 * Finds, for any of the sessions, the others from the same address, then from the same workstation: at most ten, those
 * nearest in time order. Often the only way to an attacker's short sessions.
 */
export function relatedSessionsFinder(
  sessions: readonly RelatableSession[],
): (session: RelatableSession) => RelatedSession[] {
  const inOrder = sessions.toSorted(compareByStart);
  const groups = traits.map((by) => ({ by, ...groupByTrait(inOrder, by) }));
  return (session) => {
    const related = new Map<string, RelatedSession>();
    for (const { by, members, places } of groups) {
      const group = members.get(fold(session[by])) ?? [];
      for (const sessionKey of nearestInOrder(group, places.get(session.sessionKey) ?? 0)) {
        if (related.size < mostRelated && !related.has(sessionKey)) related.set(sessionKey, { sessionKey, by });
      }
    }
    return [...related.values()];
  };
}

/** Whether a session shares a trait with one of those that related ones are sought for; of all others none is needed. */
export function sharesTraitTest(sought: readonly RelatableSession[]): (session: RelatableSession) => boolean {
  const wanted = traits.map((by) => ({ by, values: new Set(sought.map((session) => fold(session[by]))) }));
  return (session) => wanted.some(({ by, values }) => session[by] !== "" && values.has(fold(session[by])));
}

/** Session keys by trait in time order, and where each key stands in its group. */
function groupByTrait(inOrder: readonly RelatableSession[], by: SharedTrait) {
  const members = new Map<string, string[]>();
  const places = new Map<string, number>();
  for (const session of inOrder) {
    const trait = fold(session[by]);
    if (trait === "" || isLoopback(trait)) continue;
    const group = members.get(trait) ?? [];
    places.set(session.sessionKey, group.length);
    group.push(session.sessionKey);
    members.set(trait, group);
  }
  return { members, places };
}

/** The keys around a place, the place itself left out, alternately before and after it. */
function nearestInOrder(group: readonly string[], place: number): string[] {
  const nearest: string[] = [];
  for (let step = 1; nearest.length < mostRelated && step < group.length; step++) {
    for (const neighbor of [group[place - step], group[place + step]]) {
      if (neighbor !== undefined) nearest.push(neighbor);
    }
  }
  return nearest;
}

function fold(text: string): string {
  return text.toLowerCase();
}
