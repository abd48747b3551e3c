import type { FeatureId, Reason, WhatIf } from "@stray/schemas";
import type { Feature } from "../features/feature.ts";
import { columnValues, severityKindsOf, type ValueTable } from "../features/feature-table.ts";
import { type ScaledSpace, scaledPoint } from "../features/scaling.ts";
import { isCountedInTotal } from "../features/total-features.ts";
import { memoized } from "../memoized.ts";
import type { NoveltyScorer } from "../novelty/novelty-scores.ts";
import { roundTo, severeKindWeight } from "../scoring/score-parts.ts";
import { middle } from "./typical-values.ts";
import { whatIfText } from "./wording.ts";

/** What changed sessions are scored against. */
export interface WhatIfGround {
  /** Gives the medians: the scored sessions, or a baseline's. */
  population: ValueTable;
  space: ScaledSpace;
  scoreNovelty: NoveltyScorer;
  /** Whether a session of that score and so many severe kinds would be flagged, were it within the budget. */
  isFlaggable: (score: number, severeKinds: number) => boolean;
}

/** Raw values, changed, and what they would be scored. */
interface Changed {
  featureIds: FeatureId[];
  score: number;
  isFlaggable: boolean;
}

/**
 * Tries, for a flagged row, whether it would still be flagged with a named feature at the population's median: one at a
 * time, then all named together. `self`: the row's own vector in the ground, null where it is none of it.
 */
export function whatIfFinder(
  ground: WhatIfGround,
): (values: Float64Array, reasons: readonly Reason[], self: number | null) => WhatIf | null {
  const { features } = ground.population;
  const medianOf = memoized((column: number) => middle(columnValues(ground.population, column).sort()));
  return (values, reasons, self) => {
    const named = reasons.map(({ featureId }) => featureId);
    if (named.length === 0) return null;
    const changed = (featureIds: FeatureId[]) => rescored(ground, { values, featureIds, medianOf, self });
    const single = named.map((featureId) => changed([featureId])).find(({ isFlaggable }) => !isFlaggable);
    const found = single ?? changed(named);
    const changes = found.featureIds.map((featureId) => {
      return { featureId, value: medianOf(features.findIndex(({ id }) => id === featureId)) };
    });
    const text = whatIfText(changes, { isSingle: single !== undefined, isEnough: !found.isFlaggable });
    return { text, featureIds: found.featureIds, score: found.score };
  };
}

interface Change {
  values: Float64Array;
  featureIds: FeatureId[];
  medianOf: (column: number) => number;
  self: number | null;
}

function rescored(ground: WhatIfGround, change: Change): Changed {
  const { features } = ground.population;
  const values = changedValues(features, change);
  const severeKinds = severityKindsOf(features, values).length;
  const novelty = ground.scoreNovelty(scaledPoint(features, ground.space, values), change.self);
  const score = roundTo(9, novelty + severeKindWeight * severeKinds);
  return { featureIds: change.featureIds, score, isFlaggable: ground.isFlaggable(score, severeKinds) };
}

/** The named features, and what is told with them, at their medians; `total_events` follows. */
function changedValues(features: readonly Feature[], { values, featureIds, medianOf }: Change): Float64Array {
  const changed = values.slice();
  const total = features.findIndex(({ id }) => id === "total_events");
  features.forEach((feature, column) => {
    if (!featureIds.includes(feature.id) && !featureIds.some((id) => id === feature.toldWith)) return;
    changed[column] = medianOf(column);
    if (isCountedInTotal(feature)) changed[total]! += changed[column]! - values[column]!;
  });
  changed[total] = Math.max(0, changed[total]!);
  return changed;
}
