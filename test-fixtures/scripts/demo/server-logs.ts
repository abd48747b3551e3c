import type { EventSpecInput } from "../../src/event-spec.ts";
import { server } from "./cast.ts";
import { timeText } from "./demo-time.ts";

/** The five logs, each with the first record id that was not yet overwritten. */
const firstRecordIds = {
  Security: 184_203,
  System: 11_870,
  "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational": 2_416,
  "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational": 3_052,
  "Microsoft-Windows-TaskScheduler/Operational": 40_118,
} as const;

export type Channel = keyof typeof firstRecordIds;

export const channels: readonly Channel[] = [
  "Security",
  "System",
  "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
  "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational",
  "Microsoft-Windows-TaskScheduler/Operational",
];

/** An event before the server gives it computer, time and record id. */
export type LoggedEvent = Omit<EventSpecInput, "computer" | "eventRecordId" | "timeCreated" | "channel"> & {
  channel: Channel;
};

/** Measured on a real server: about 12 between the records of one logon. */
const microsBetweenRecords = 11;

interface Entry {
  micros: number;
  event: LoggedEvent;
}

/** What the server's event log service holds: events come in any order and are numbered by time. */
export class ServerLogs {
  readonly #entries: Entry[] = [];

  /** Events at the same microsecond keep the order in which they were logged. */
  log(micros: number, event: LoggedEvent): void {
    this.#entries.push({ micros, event });
  }

  /** One channel in record order; of events at the same microsecond each is written a little after the one before. */
  events(channel: Channel): EventSpecInput[] {
    const entries = this.#entries.filter(({ event }) => event.channel === channel);
    let writtenMicros = 0;
    return entries
      .toSorted((a, b) => a.micros - b.micros)
      .map(({ micros, event }, index) => {
        writtenMicros = Math.max(micros, writtenMicros + microsBetweenRecords);
        return {
          ...event,
          computer: server.computer,
          eventRecordId: firstRecordIds[channel] + index,
          timeCreated: timeText(writtenMicros, (writtenMicros + index) % 10),
        };
      });
  }
}
