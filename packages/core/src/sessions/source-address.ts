import { shownText } from "../events/event-data.ts";

const noAddress = new Set(["", "-", "127.0.0.1", "::1", "local", "0.0.0.0", "::"]);

/** A remote address as it is compared and shown; "" for none and for the computer itself (rule R12). */
export function sourceAddressOf(text: string): string {
  const address = shownText(text.trim())
    .toLowerCase()
    .replace(/^::ffff:|%.*$/g, "");
  return noAddress.has(address) ? "" : address;
}
