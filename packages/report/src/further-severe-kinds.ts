import type { ScoredSession } from "@stray/schemas";
import { featureCountLabel } from "./labels.ts";

/** Severe kinds that no reason names, with their counts: "53 failed logons, 1 service installed"; "" where there is none. */
export function furtherSevereKinds({ features, reasons, severityKinds }: ScoredSession): string {
  return severityKinds
    .filter((kind) => reasons.every(({ featureId }) => featureId !== kind))
    .map((kind) => featureCountLabel(kind, features[kind] ?? 0))
    .join(", ");
}
