import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { securityHeaders } from "./access/security-headers.ts";
import { problemResponse } from "./http-status.ts";
import { ProblemError } from "./problems/problem-error.ts";
import type { ProblemCode } from "./problems/problem-types.ts";

/** The answer to a request that never gets as far as the routes: same shape, same headers as every other error. */
export function refusal(code: ProblemCode, detail: string): Response {
  const response = problemResponse(new ProblemError(code, detail), randomUUID());
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  return response;
}

/** Answers on the bare socket what Node's HTTP parser gives up. */
export async function refuseOnSocket(error: NodeJS.ErrnoException, socket: Duplex): Promise<void> {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const response = refusalOf(error.code);
  const body = await response.text();
  response.headers.set("content-length", String(Buffer.byteLength(body)));
  response.headers.set("connection", "close");
  const headers = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${response.status} ${STATUS_CODES[response.status]}\r\n${headers}\r\n${body}`);
}

function refusalOf(code: string | undefined): Response {
  switch (code) {
    case "HPE_HEADER_OVERFLOW":
      return refusal("headersTooLarge", "Send a shorter target and fewer headers.");
    case "ERR_HTTP_REQUEST_TIMEOUT":
      return refusal("requestStalled", "The headers did not come in time.");
    default:
      return refusal("malformedRequest", "This is not a valid HTTP request.");
  }
}
