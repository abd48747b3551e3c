import { at } from "./demo-time.ts";
import type { Random } from "./random.ts";
import type { ServerLogs } from "./server-logs.ts";

/** When Windows came up: before the first week, after the March updates, and after a power cut. */
export const bootTimes = [
  at(-1, "21:40:12") + 482_713,
  at(9, "22:06:41") + 117_268,
  at(12, "11:47:31") + 905_446,
] as const;

const firstLogonId = 0x3e000;
const microsPerLogonId = 5_000;
const firstRdpSessionId = 2;

/** The running server: its logs, and the ids it gives out anew after each boot. */
export class DemoServer {
  readonly logs: ServerLogs;
  readonly random: Random;
  readonly #takenLogonIds = new Set<string>();
  readonly #rdpSessionCounts = new Map<number, number>();

  constructor(logs: ServerLogs, random: Random) {
    this.logs = logs;
    this.random = random;
  }

  /** A logon id as Windows prints it; ids grow with time since the boot. */
  newLogonId(micros: number): string {
    const boot = lastBoot(micros);
    let id = firstLogonId + Math.floor((micros - boot) / microsPerLogonId);
    while (this.#takenLogonIds.has(`${boot} ${id}`)) id += 0x13;
    this.#takenLogonIds.add(`${boot} ${id}`);
    return `0x${id.toString(16)}`;
  }

  /** A Remote Desktop session id; asked for in order of time. */
  newRdpSessionId(micros: number): number {
    const boot = lastBoot(micros);
    const count = this.#rdpSessionCounts.get(boot) ?? 0;
    this.#rdpSessionCounts.set(boot, count + 1);
    return firstRdpSessionId + count;
  }
}

export function lastBoot(micros: number): number {
  return bootTimes.findLast((boot) => boot <= micros) ?? bootTimes[0];
}

/** The next boot after a time; Infinity for none. */
export function nextBoot(micros: number): number {
  return bootTimes.find((boot) => boot > micros) ?? Number.POSITIVE_INFINITY;
}
