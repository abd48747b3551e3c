import { isIP } from "node:net";
import type { MiddlewareHandler } from "hono";
import { ProblemError } from "../problems/problem-error.ts";

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];
const wildcards = ["0.0.0.0", "::"];

/** True for the names that can only mean this machine. */
export function isLoopback(host: string): boolean {
  return loopbackNames.includes(host) || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Refuses requests whose Host is not this server's: a page of an attacker whose name was rebound to 127.0.0.1 still
 * sends its own name. The port is free, as it differs behind a tunnel.
 */
export function hostCheck(boundHost: string): MiddlewareHandler {
  return async (c, next) => {
    const url = new URL(c.req.url);
    const names = [url.hostname, hostName(c.req.header("host") ?? url.host)];
    if (!names.every((name) => isAnsweredFor(name, boundHost))) {
      throw new ProblemError("wrongHost", "Ask by the address the server is bound to, or localhost.");
    }
    await next();
  };
}

/** Refuses what another site's page sends: it could not read the answer, but it could fill the disk. */
export const originCheck: MiddlewareHandler = async (c, next) => {
  const site = c.req.header("sec-fetch-site");
  const origin = c.req.header("origin");
  const foreignSite = site !== undefined && site !== "same-origin" && site !== "none";
  if (foreignSite || (origin !== undefined && !isOwnOrigin(origin, c.req.url))) {
    throw new ProblemError("crossOrigin", "Send the request from a page of this server, or from no page.");
  }
  await next();
};

function hostName(host: string): string {
  const name = host.replace(/:\d*$/, "").toLowerCase();
  return name.startsWith("[") || !name.includes(":") ? name : "";
}

function isAnsweredFor(name: string, boundHost: string): boolean {
  if (isLoopback(name)) return true;
  const address = name.replace(/^\[|\]$/g, "");
  // Bound to every address: any literal one may be ours, and only names can be rebound.
  if (wildcards.includes(boundHost)) return isIP(address) !== 0;
  return address === boundHost.toLowerCase();
}

function isOwnOrigin(origin: string, requestUrl: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === new URL(requestUrl).host;
}
