/** What a piece of terminal text is; colors are a second telling, never the only one. */
type TextRole = "heading" | "high" | "medium" | "muted";

// Bold, bold red, yellow, and bright black: told apart under red-green blindness by brightness, and by the words.
const sgrCodes: Readonly<Record<TextRole, string>> = { heading: "1", high: "1;31", medium: "33", muted: "90" };

export type Paint = (text: string, role: TextRole) => string;

/** Wraps text in SGR codes, or leaves it alone. The text itself must be safe already. */
export function createPaint(color: boolean): Paint {
  return color ? (text, role) => `\u001b[${sgrCodes[role]}m${text}\u001b[0m` : (text) => text;
}
