import { AnalysisError, computerKey, isTimeZone } from "@stray/core";
import { parseZone, type Zone } from "./zone.ts";

/** The zone of each computer as `--timezone [COMPUTER=]ZONE` tells; null where it tells nothing. */
export type ZoneOfComputer = (computer: string) => Zone | null;

/** Later entries win, a computer's own before the general one (rule R20). Throws AnalysisError for an unknown zone. */
export function zonesOfComputers(timezone: readonly string[]): ZoneOfComputer {
  const zones = new Map<string, Zone>();
  for (const entry of timezone) {
    const at = entry.indexOf("=");
    zones.set(at < 0 ? "" : computerKey(entry.slice(0, at)), zoneNamed(entry.slice(at + 1)));
  }
  const everywhere = zones.get("") ?? null;
  return (computer) => zones.get(computerKey(computer)) ?? everywhere;
}

function zoneNamed(name: string): Zone {
  const zone = isTimeZone(name) ? parseZone(name) : null;
  if (zone) return zone;
  const text = `unknown time zone ${JSON.stringify(name)}: use a name such as Europe/Madrid or an offset such as +09:00`;
  throw new AnalysisError("unknownTimeZone", text);
}
