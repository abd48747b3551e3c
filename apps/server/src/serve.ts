import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import { readToken } from "./access/bearer-token.ts";
import { securityHeaders } from "./access/security-headers.ts";
import { createApp } from "./app.ts";
import { ServerError } from "./errors.ts";
import { problemResponse } from "./http-status.ts";
import { defaultLimits, type ServerLimits } from "./limits.ts";
import { ProblemError } from "./problems/problem-error.ts";
import type { LogSink } from "./request-log.ts";
import { createService } from "./service.ts";

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
  close: () => Promise<void>;
}

const headersTimeoutMs = 10_000;
const keepAliveMs = 5_000;
const maxConnections = 256;

/** Serves until `close`. Rejects with a ServerError where it cannot start. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { version, host = "127.0.0.1", port = 8617, log = () => {} } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const token = await readToken(host, options.tokenFile);
  const folder = await openDataFolder(options.dataFolder);
  try {
    const service = await createService({ version, dataFolder: folder.path, limits, log });
    const app = createApp({ service, host, token, log });
    const server = createHttpServer(app.fetch);
    const url = await listen(server, host, port);
    const close = async () => {
      server.close();
      server.closeIdleConnections();
      await service.stop();
      server.closeAllConnections();
      await folder.close();
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
    errorHandler: () => refusal("The Host header or the target of the request is not valid."),
  });
  const server = createServer(
    {
      headersTimeout: headersTimeoutMs,
      keepAliveTimeout: keepAliveMs,
      // Uploads may take hours; pour.ts gives up those that stand still.
      requestTimeout: 0,
      requireHostHeader: false,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  server.maxConnections = maxConnections;
  server.on("clientError", (error, socket) => void onClientError(error, socket));
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

/** The data folder, and what to do with it at close. */
async function openDataFolder(path: string | undefined): Promise<{ path: string; close: () => Promise<void> }> {
  try {
    if (path === undefined) {
      const temporary = await mkdtemp(join(tmpdir(), "stray-serve-"));
      return { path: temporary, close: () => rm(temporary, { recursive: true, force: true, maxRetries: 3 }) };
    }
    await mkdir(path, { recursive: true, mode: 0o700 });
    return { path, close: async () => {} };
  } catch (cause) {
    throw new ServerError("dataFolderUnusable", `The data folder ${path} cannot be made.`, { cause });
  }
}

/** The answer to a request that never gets as far as the routes: same shape, same headers. */
function refusal(detail: string): Response {
  const response = problemResponse(new ProblemError("malformedRequest", detail), randomUUID());
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

/** Answers what Node's parser refuses, in the shape of every other error. */
async function onClientError(error: NodeJS.ErrnoException, socket: Duplex): Promise<void> {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const response = refusal("This is not a valid HTTP request.");
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const body = await response.text();
  const length = `content-length: ${Buffer.byteLength(body)}\r\n`;
  socket.end(`HTTP/1.1 400 Bad Request\r\n${headers}${length}connection: close\r\n\r\n${body}`);
}
