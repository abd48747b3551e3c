const namedComputers = 10;

/** What a computer is called whose events do not name it. */
export const nameless = "a computer without a name";

/** The first ten items, one for each computer, and how many more there are. */
export function firstComputers(items: readonly string[], separator: string): string {
  const shown = items.slice(0, namedComputers).join(separator);
  return items.length > namedComputers ? `${shown} and ${items.length - namedComputers} more` : shown;
}
