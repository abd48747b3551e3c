import { randomUUID } from "node:crypto";
import type { Duplex } from "node:stream";
import { securityHeaders } from "./access/security-headers.ts";
import { problemResponse } from "./http-status.ts";
import { ProblemError } from "./problems/problem-error.ts";

/** The answer to a request that never gets as far as the routes: same shape, same headers as every other error. */
export function refusal(detail: string): Response {
  const response = problemResponse(new ProblemError("malformedRequest", detail), randomUUID());
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

/** Answers on the bare socket what Node's parser refuses. */
export async function refuseOnSocket(error: NodeJS.ErrnoException, socket: Duplex): Promise<void> {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const response = refusal("This is not a valid HTTP request.");
  const body = await response.text();
  response.headers.set("content-length", String(Buffer.byteLength(body)));
  response.headers.set("connection", "close");
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 400 Bad Request\r\n${headers}\r\n${body}`);
}
