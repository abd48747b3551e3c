import type { AnalysisOptions, Computer, Coverage } from "@stray/schemas";
import { featureCatalog } from "./feature-catalog.ts";
import type { FeatureReading } from "./feature-table.ts";
import { observabilityTest } from "./observability.ts";
import { offHoursTest } from "./off-hours.ts";

/** How a profile's features are read with what the evidence tells of its computers; `classic` takes all for observable. */
export function featureReading(
  { coverage, computers }: { coverage: readonly Coverage[]; computers: readonly Computer[] },
  options: AnalysisOptions,
): FeatureReading {
  return {
    features: featureCatalog[options.profile],
    context: { isOffHours: offHoursTest(options) },
    isObservable: options.profile === "classic" ? () => true : observabilityTest(coverage, computers),
  };
}
