import type { MiddlewareHandler } from "hono";
import { matchedRoutes } from "hono/route";
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
    // The middleware's own route is "/*"; what is left of the matches is the handler's.
    const route = matchedRoutes(c).findLast(({ path }) => path !== "/*")?.path ?? "-";
    const elapsedMs = Math.round(performance.now() - started);
    log({
      event: "request",
      requestId,
      method: c.req.method,
      route,
      status: c.res.status,
      elapsedMs,
    });
  };
}
