import { open } from "node:fs/promises";

/** What a file is by its first bytes, as far as it matters here; everything else is `plain`. */
export type Container = "zip" | "gzip" | "plain";

/** Tells archives by content, never by name; a file that cannot be read is `plain`: opening it tells why. */
export async function containerOf(path: string): Promise<Container> {
  try {
    const file = await open(path, "r");
    try {
      const head = new Uint8Array(4);
      await file.read(head, 0, head.length, 0);
      return containerOfHead(head);
    } finally {
      await file.close();
    }
  } catch {
    return "plain";
  }
}

/** The same by bytes at hand; a zip begins with its first entry, or with the end when it is empty. */
export function containerOfHead([a, b, c, d]: Uint8Array): Container {
  if (a === 0x1f && b === 0x8b && c === 8) return "gzip";
  const isZip = a === 0x50 && b === 0x4b && ((c === 3 && d === 4) || (c === 5 && d === 6));
  return isZip ? "zip" : "plain";
}
