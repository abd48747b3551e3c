/** One thing a key does. Reducer, footer, help overlay and docs/triage.md all read this one table. */
export interface Action {
  id: string;
  /** Key names as `splitKeys` gives them; the first is the one the footer shows. */
  keys: readonly string[];
  /** For the help overlay and the docs. */
  does: string;
  /** A word for the footer; actions without one are in the help only. */
  footer?: string;
}

/** What the keys of the list do, in the order the help shows them. */
export const actions = [
  { id: "moveDown", keys: ["j", "down"], does: "next session" },
  { id: "moveUp", keys: ["k", "up"], does: "previous session" },
  { id: "pageDown", keys: ["pagedown", "space", "ctrl-f"], does: "one page down" },
  { id: "pageUp", keys: ["pageup", "ctrl-b"], does: "one page up" },
  { id: "first", keys: ["g", "home"], does: "first session" },
  { id: "last", keys: ["G", "end"], does: "last session" },
  { id: "detail", keys: ["enter", "p"], does: "open or close the detail pane", footer: "detail" },
  { id: "halfDown", keys: ["ctrl-d"], does: "half a page down: in the detail pane while it is open, else in the list" },
  { id: "halfUp", keys: ["ctrl-u"], does: "half a page up, likewise" },
  { id: "lineDown", keys: ["J"], does: "one line down in the detail pane" },
  { id: "lineUp", keys: ["K"], does: "one line up in the detail pane" },
  { id: "filter", keys: ["/"], does: "filter the sessions while you type", footer: "filter" },
  { id: "sort", keys: ["s"], does: "sort by score, severity or time, in turn", footer: "sort" },
  { id: "export", keys: ["e"], does: "write the whole report as JSON to a new file", footer: "export" },
  { id: "help", keys: ["?"], does: "show or hide this help", footer: "help" },
  {
    id: "back",
    keys: ["escape"],
    does: "step back: close the help, then the pane, then clear the filter",
    footer: "back",
  },
  { id: "quit", keys: ["q", "ctrl-c"], does: "quit", footer: "quit" },
] as const satisfies readonly Action[];

export type ActionId = (typeof actions)[number]["id"];

const actionByKey = new Map<string, ActionId>(actions.flatMap(({ id, keys }) => keys.map((key) => [key, id])));

/** The action of a key in the list, if it has one. */
export function actionOf(key: string): ActionId | undefined {
  return actionByKey.get(key);
}

const keyLabels: Record<string, string> = {
  down: "Down",
  up: "Up",
  pagedown: "PgDn",
  pageup: "PgUp",
  home: "Home",
  end: "End",
  enter: "Enter",
  escape: "Esc",
  space: "Space",
};

/** A key as people write it: `ctrl-d` is `Ctrl-D`. */
export function keyLabel(key: string): string {
  if (key.startsWith("ctrl-")) return `Ctrl-${key.slice("ctrl-".length).toUpperCase()}`;
  return keyLabels[key] ?? key;
}

/** The key table of docs/triage.md; a test fails when the two drift. */
export function keyTableMarkdown(): string {
  const rows = actions.map(({ keys, does }) => `| ${keys.map((key) => `\`${keyLabel(key)}\``).join(" ")} | ${does} |`);
  return ["| key | does |", "| --- | --- |", ...rows].join("\n");
}
