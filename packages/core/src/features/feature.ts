import type { FeatureId, LogonSession } from "@stray/schemas";
import type { EventTest } from "./event-tallies.ts";

/** What a feature may read beside the session itself. */
export interface FeatureContext {
  /** True when the session starts outside ordinary work, on its computer's clock. */
  isOffHours: (session: LogonSession) => boolean;
}

/** One column: a number read from a session, and how it is told. */
export interface Feature {
  id: FeatureId;
  unit: "seconds" | "count" | "flag";
  description: string;
  /** Channels of which any one can show it; null: any evidence of the session does. */
  channels: readonly string[] | null;
  /** The events that are its evidence. */
  isBehind: EventTest;
  /** From this value on it is a severe kind (a declared prior, docs/scoring.md); absent: never. */
  severeFrom?: number;
  /** True when a reason tells the names behind the count: tasks, services, accounts, groups. */
  tellsNames?: boolean;
  /** The feature whose reason speaks for this one too: they count the same events. */
  toldWith?: FeatureId;
  /** True for what somebody did, whether severe or not: sessions with the same acts form a group. */
  isAct?: boolean;
  read: (session: LogonSession, context: FeatureContext) => number;
}

export const securityChannel = "Security";
export const systemChannel = "System";
export const taskSchedulerChannel = "Microsoft-Windows-TaskScheduler/Operational";
export const localSessionManagerChannel = "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational";
export const remoteConnectionManagerChannel = "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational";
