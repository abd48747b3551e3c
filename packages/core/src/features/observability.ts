import type { Computer, Coverage, LogonSession } from "@stray/schemas";
import { computerKey } from "../events/computer-name.ts";
import type { Feature } from "./feature.ts";

export type ObservabilityTest = (session: LogonSession, feature: Feature) => boolean;

/**
 * Tells whether a session's evidence could show a feature: at least one of its channels has records of the session's
 * computer. A given list, and a computer without any coverage line, are taken to show all.
 */
export function observabilityTest(coverage: readonly Coverage[], computers: readonly Computer[]): ObservabilityTest {
  const keyOf = currentKeys(computers);
  const channelsOf = new Map<string, Set<string>>();
  for (const { computer, channel, records } of coverage) {
    const channels = channelsOf.get(keyOf(computer)) ?? new Set();
    if (records > 0) channelsOf.set(keyOf(computer), channels.add(channel.toLowerCase()));
  }
  return ({ given, computer }, { channels }) => {
    if (given || channels === null) return true;
    const covered = channelsOf.get(keyOf(computer));
    return covered === undefined || channels.some((channel) => covered.has(channel.toLowerCase()));
  };
}

/** A renamed computer goes by its last name (rule R7). */
function currentKeys(computers: readonly Computer[]): (computer: string) => string {
  const currentOf = new Map(
    computers.flatMap(({ computer, aliases }) => aliases.map((alias) => [computerKey(alias), computerKey(computer)])),
  );
  return (computer) => currentOf.get(computerKey(computer)) ?? computerKey(computer);
}
