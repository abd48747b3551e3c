import { shownText } from "./event-data.ts";

const noAddress = new Set(["", "-", "local", "0.0.0.0", "::"]);
const loopback = /^(127\.0\.0\.1|::1)$/;

/** A remote address as it is compared and shown; "" for none and for the computer itself (rule R12). */
export function sourceAddressOf(text: string): string {
  const address = remoteDesktopAddressOf(text);
  return isLoopback(address) ? "" : address;
}

/** That of a Remote Desktop connection: one from the computer itself came through a tunnel that ends there (rule R14). */
export function remoteDesktopAddressOf(text: string): string {
  const address = shownText(text.trim())
    .toLowerCase()
    .replace(/^::ffff:|%.*$/g, "");
  return noAddress.has(address) ? "" : address;
}

/** Whether an address is the computer itself, whichever that is. */
export function isLoopback(address: string): boolean {
  return loopback.test(address);
}
