import type { Caveat } from "@stray/schemas";
import type { Feature } from "../features/feature.ts";
import type { FeatureTable } from "../features/feature-table.ts";
import { firstComputers, nameless } from "./named-computers.ts";

const heading = "Computers with unlike evidence were scored together";
const consequence = "What a computer's logs cannot show counts as 0.";

/** Names the computers whose logs cannot show every feature, where other computers' logs show more or less. */
export function unlikeCoverage(table: FeatureTable): Caveat[] {
  const hidden = hiddenFeatures(table);
  const blind = [...hidden].filter(([, features]) => features.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = blind.map(([computer, features]) => `${computer || nameless} cannot show ${idsText(features)}`);
  if (new Set([...hidden.values()].map(idsText)).size < 2) return [];
  const kinds = [...new Set(blind.flatMap(([, features]) => features.map(kindText)))].join("; ");
  return [
    {
      code: "unlikeCoverage",
      text: `${heading}: ${firstComputers(lines, "; ")}. ${consequence}`,
      brief: `${heading}: ${blind.length} of ${hidden.size} cannot show some or all of: ${kinds}. ${consequence} --format json names them.`,
    },
  ];
}

/** By computer, since its logs are the same for each of its sessions. */
function hiddenFeatures({ sessions, features, isObservable }: FeatureTable): Map<string, Feature[]> {
  const hidden = new Map<string, Feature[]>();
  sessions.forEach(({ computer }, row) => {
    if (hidden.has(computer)) return;
    hidden.set(
      computer,
      features.filter((_, column) => !isObservable(row, column)),
    );
  });
  return hidden;
}

function idsText(features: readonly Feature[]): string {
  return features.map(({ id }) => id).join(", ");
}

/** Features in groups that a reader needs no list of ids for. */
function kindText({ isAct, severeFrom }: Feature): string {
  if (!isAct) return "logons";
  return severeFrom === undefined
    ? "use of credentials, shares, objects and tools"
    : "changes of tasks, services, accounts, groups, logs and policy";
}
