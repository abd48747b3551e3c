import { computerKey } from "@stray/core";
import { parseZone, utcZone, type Zone } from "./zone.ts";

/** The zone of each computer as `--timezone [COMPUTER=]ZONE` tells; UTC where it tells nothing. */
export type ZoneOfComputer = (computer: string) => Zone;

/** Later entries win; computers are compared without case and domain (rule R7). */
export function zonesOfComputers(timezone: readonly string[]): ZoneOfComputer {
  const zones = new Map<string, Zone>();
  for (const entry of timezone) {
    const at = entry.lastIndexOf("=");
    const zone = parseZone(entry.slice(at + 1));
    if (zone) zones.set(at < 0 ? "" : computerKey(entry.slice(0, at)), zone);
  }
  const everywhere = zones.get("") ?? utcZone;
  return (computer) => zones.get(computerKey(computer)) ?? everywhere;
}
