export { analyzeSessions, type SessionEvidence } from "./analyze.ts";
export { AnalysisError } from "./errors.ts";
export { computerKey } from "./events/computer-name.ts";
export { eventKindOf } from "./events/event-kind.ts";
export { createEventStore, type EventStore } from "./events/event-store.ts";
export { givenSessions } from "./sessions/given-sessions.ts";
export { type Reconstruction, reconstructSessions } from "./sessions/reconstruct-sessions.ts";
export { isTimeZone } from "./time/zone-clock.ts";
