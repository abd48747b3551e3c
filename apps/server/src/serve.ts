import { createServer, type Server } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { readToken } from "./access/bearer-token.ts";
import { createApp } from "./app.ts";
import { type DataFolder, openDataFolder } from "./data-folder.ts";
import { ServerError } from "./errors.ts";
import { defaultLimits, type ServerLimits } from "./limits.ts";
import { refusal, refuseOnSocket } from "./refusal.ts";
import type { LogSink } from "./request-log.ts";
import { createService, type Service } from "./service.ts";

export interface ServeOptions {
  /** Version of the tool, for reports and the API's description. */
  version: string;
  host?: string;
  /** 0: any free port. */
  port?: number;
  /** Holds the bearer token that requests must carry; needed when `host` is not loopback. */
  tokenFile?: string;
  /** Where analyses are kept; without it a private temporary folder, removed at close. */
  dataFolder?: string;
  limits?: Partial<ServerLimits>;
  log?: LogSink;
}

export interface RunningServer {
  url: string;
  /** Takes no more work, lets running work finish within `limits.drainMs`, and frees the port and the folder. */
  close(): Promise<void>;
}

const headersTimeoutMs = 10_000;
const keepAliveMs = 5_000;
const sweepMs = 20;
const maxConnections = 256;

/** Serves until `close`. Rejects with a ServerError where it cannot start. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { version, host = "127.0.0.1", port = 8617, log = () => {} } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const token = await readToken(host, options.tokenFile);
  const folder = await openDataFolder(options.dataFolder);
  try {
    const service = await createService({ version, dataFolder: folder.path, limits, log });
    const server = createHttpServer(createApp({ service, host, token, log }).fetch);
    const url = await listen(server, host, port);
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= drain(server, service, folder);
      return closing;
    };
    return { url, close };
  } catch (error) {
    await folder.close();
    throw error;
  }
}

function createHttpServer(fetch: (request: Request) => Response | Promise<Response>): Server {
  const listener = getRequestListener((request) => fetch(request), {
    overrideGlobalObjects: false,
    errorHandler: () => refusal("malformedRequest", "The Host header or the target of the request is not valid."),
  });
  const settings = {
    headersTimeout: headersTimeoutMs,
    keepAliveTimeout: keepAliveMs,
    // Uploads may take hours; pour.ts gives up those that stand still.
    requestTimeout: 0,
    // Ours to refuse, in the shape of every other error.
    requireHostHeader: false,
  };
  const server = createServer(settings, (incoming, outgoing) => void listener(incoming, outgoing));
  server.maxConnections = maxConnections;
  server.on("clientError", (error, socket) => void refuseOnSocket(error, socket));
  return server;
}

function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) =>
      reject(
        new ServerError("addressUnusable", `Cannot listen on ${host}, port ${port}: ${cause.message}.`, { cause }),
      );
    server.once("error", refuse);
    server.listen(port, host, () => {
      server.off("error", refuse);
      const address = server.address();
      const bound = typeof address === "object" && address !== null ? address.port : port;
      resolve(`http://${host.includes(":") ? `[${host}]` : host}:${bound}`);
    });
  });
}

/** Work first, then the answers still being sent, both until the one deadline; then all that is left is cut. */
async function drain(server: Server, service: Service, folder: DataFolder): Promise<void> {
  const deadline = AbortSignal.timeout(service.limits.drainMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  deadline.addEventListener("abort", () => server.closeAllConnections(), { once: true });
  // A connection falls idle some time after its last answer, and would then be kept alive for seconds.
  const sweep = setInterval(() => server.closeIdleConnections(), sweepMs);
  await service.stop(deadline);
  await closed;
  clearInterval(sweep);
  await folder.close();
}
