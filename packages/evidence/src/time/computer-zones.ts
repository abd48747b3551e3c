import { parseZone, utcZone, type Zone } from "./zone.ts";

/** The zone of each computer as `--timezone [COMPUTER=]ZONE` tells; UTC where it tells nothing. */
export type ZoneOfComputer = (computer: string) => Zone;

/** Later entries win; computers are compared without case and domain (rule R7). */
export function zonesOfComputers(timezone: readonly string[]): ZoneOfComputer {
  const zones = new Map<string, Zone>();
  for (const entry of timezone) {
    const at = entry.lastIndexOf("=");
    const zone = parseZone(entry.slice(at + 1));
    if (zone) zones.set(at < 0 ? "" : foldedComputer(entry.slice(0, at)), zone);
  }
  const everywhere = zones.get("") ?? utcZone;
  return (computer) => zones.get(foldedComputer(computer)) ?? everywhere;
}

function foldedComputer(name: string): string {
  return (name.split(".")[0] ?? "").toLowerCase();
}
