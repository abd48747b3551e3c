export { type AppOptions, createApp, type StrayApp } from "./app.ts";
export { ServerError, type ServerErrorCode } from "./errors.ts";
export { defaultLimits, type ServerLimits } from "./limits.ts";
export type { LogLine, LogSink } from "./request-log.ts";
export { type RunningServer, type ServeOptions, serve } from "./serve.ts";
export { createService, type Service, type ServiceOptions } from "./service.ts";
