import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { AppEnv } from "./app-env.ts";

/** One answered request or one failure. The route is its pattern: nothing a client wrote gets into the log. */
export type LogLine =
  | { event: "request"; requestId: string; method: string; route: string; status: number; elapsedMs: number }
  | { event: "failure"; requestId: string; error: unknown };

export type LogSink = (line: LogLine) => void;

/** Tells `log` of each request once it is answered. */
export function requestLog(log: LogSink): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const started = performance.now();
    const requestId = c.get("requestId");
    c.set("logFailure", (error) => log({ event: "failure", requestId, error }));
    await next();
    const elapsedMs = Math.round(performance.now() - started);
    log({
      event: "request",
      requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      elapsedMs,
    });
  };
}
