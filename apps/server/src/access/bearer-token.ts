import { createHash, timingSafeEqual } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { MiddlewareHandler } from "hono";
import { ServerError } from "../errors.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { isLoopback } from "./host-check.ts";

const fewestTokenCharacters = 16;

/** The token in `tokenFile`, or null where none is needed. Throws when one is needed and there is none. */
export async function readToken(host: string, tokenFile: string | undefined): Promise<string | null> {
  if (tokenFile === undefined) {
    if (isLoopback(host)) return null;
    throw new ServerError("tokenRequired", `Others can reach ${host}: name a file that holds a token (--token-file).`);
  }
  const token = (await readTokenFile(tokenFile)).trim();
  if (token.length >= fewestTokenCharacters && /^[\w.~+/=-]+$/.test(token)) return token;
  throw new ServerError(
    "tokenUnusable",
    `${tokenFile} must hold one token of at least ${fewestTokenCharacters} characters out of A-Z a-z 0-9 - . _ ~ + / =.`,
  );
}

async function readTokenFile(tokenFile: string): Promise<string> {
  try {
    return await readFile(tokenFile, "utf8");
  } catch (cause) {
    throw new ServerError("tokenUnusable", `The token file ${tokenFile} cannot be read.`, { cause });
  }
}

/** Lets only requests with the token pass; hashed first, so that the comparison takes the same time for any guess. */
export function bearerCheck(token: string): MiddlewareHandler {
  const expected = sha256(token);
  return async (c, next) => {
    const [, given] = /^Bearer +(\S+) *$/i.exec(c.req.header("authorization") ?? "") ?? [];
    if (given === undefined || !timingSafeEqual(sha256(given), expected)) {
      const headers = { "www-authenticate": 'Bearer realm="stray"' };
      throw new ProblemError("unauthorized", "Send the token as `Authorization: Bearer TOKEN`.", { headers });
    }
    await next();
  };
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
