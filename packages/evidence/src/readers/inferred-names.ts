import { eventMeanings } from "@stray/core";

const channels = namesByKey(
  ({ provider, eventId }) => keyOf(provider, eventId),
  ({ channel }) => channel,
);
const providers = namesByKey(
  ({ channel, eventId }) => keyOf(channel, eventId),
  ({ provider }) => provider,
);

/** The channel that a provider writes an event to, for formats that keep no channel; "" when it is not sure. */
export function channelOf(provider: string, eventId: number | null): string {
  return onlyOne(channels.get(keyOf(provider, eventId)));
}

/** The provider of an event in a channel, for formats that keep no provider; "" when it is not sure. */
export function providerOf(channel: string, eventId: number | null): string {
  return onlyOne(providers.get(keyOf(channel, eventId)));
}

type Meaning = (typeof eventMeanings)[number];

function namesByKey(key: (meaning: Meaning) => string, name: (meaning: Meaning) => string): Map<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  for (const meaning of eventMeanings) {
    names.set(key(meaning), (names.get(key(meaning)) ?? new Set()).add(name(meaning)));
  }
  return names;
}

function keyOf(name: string, eventId: number | null): string {
  return `${eventId} ${name.toLowerCase()}`;
}

function onlyOne(names: ReadonlySet<string> | undefined): string {
  const [name = "", ...others] = names ?? [];
  return others.length === 0 ? name : "";
}
