import { OpenAPIHono } from "@hono/zod-openapi";
import type { MiddlewareHandler } from "hono";
import { methodNotAllowed } from "hono/method-not-allowed";
import { requestId } from "hono/request-id";
import { bearerCheck } from "./access/bearer-token.ts";
import { hostCheck, originCheck } from "./access/host-check.ts";
import { withSecurityHeaders } from "./access/security-headers.ts";
import type { AppEnv } from "./app-env.ts";
import { defaultHook, onError, onMethodNotAllowed, onNotFound } from "./http-status.ts";
import { ProblemError } from "./problems/problem-error.ts";
import { type LogSink, requestLog } from "./request-log.ts";
import { addAnalysisRoutes } from "./routes/analyses.ts";
import { addDocumentRoute } from "./routes/document.ts";
import { addProbeRoutes } from "./routes/probes.ts";
import { addReportRoute } from "./routes/report.ts";
import { addScoreRoute } from "./routes/score.ts";
import type { Service } from "./service.ts";

export interface AppOptions {
  service: Service;
  /** The address the server is bound to, for the Host check. */
  host: string;
  /** Null: no token is asked for. */
  token: string | null;
  log: LogSink;
}

export type StrayApp = OpenAPIHono<AppEnv>;

/** The whole HTTP service but for its port. Checks come first: nothing below them sees a request that is not let in. */
export function createApp({ service, host, token, log }: AppOptions): StrayApp {
  const app: StrayApp = new OpenAPIHono<AppEnv>({ defaultHook });
  app.onError(onError);
  app.notFound(onNotFound);
  app.use(requestId(), withSecurityHeaders, requestLog(log), hostCheck(host), originCheck);
  addProbeRoutes(app, service);
  app.use(stopGate(service));
  if (token !== null) app.use(bearerCheck(token));
  app.use(methodNotAllowed({ app, onMethodNotAllowed }));
  addScoreRoute(app, service);
  addAnalysisRoutes(app, service);
  addReportRoute(app, service);
  addDocumentRoute(app, service.version);
  return app;
}

/** While the server stops: no new work, and no connection is kept for another request. */
function stopGate({ isStopping }: Service): MiddlewareHandler {
  return async (c, next) => {
    if (isStopping() && c.req.method === "POST") throw new ProblemError("stopping", "The server is stopping.");
    await next();
    if (isStopping()) c.header("connection", "close");
  };
}
