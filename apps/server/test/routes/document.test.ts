import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { openApiText } from "../../scripts/openapi-text.ts";
import { problemTypes } from "../../src/problems/problem-types.ts";
import { send, startServer } from "../running-server.ts";

const checkedIn = readFileSync(new URL("../../openapi.json", import.meta.url), "utf8").replaceAll("\r\n", "\n");

it("is checked in as it is served", async () => {
  expect(checkedIn, "a route or schema changed: `npm run openapi` in apps/server, then read the diff").toBe(
    await openApiText(),
  );
});

it("is served, with the version of the tool", async () => {
  const { url } = await startServer({ version: "0.0.0" });
  const { status, headers, text } = await send(`${url}/openapi.json`);
  expect({ status, type: headers["content-type"] }).toEqual({ status: 200, type: "application/json" });
  expect(JSON.parse(text)).toEqual(JSON.parse(checkedIn));
});

it("refers only to what is there", () => {
  const document = JSON.parse(checkedIn);
  const references = [...checkedIn.matchAll(/"\$ref": "#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name);
  expect(references.length).toBeGreaterThan(10);
  expect(new Set(references)).toEqual(new Set(Object.keys(document.components.schemas)));
});

it("lists every kind of problem a route can give", () => {
  const listed = [...checkedIn.matchAll(/\(`(\w+)`\)/g)].map(([, code]) => code);
  const { methodNotAllowed: _notOfARoute, ...ofRoutes } = problemTypes;
  expect(new Set(listed)).toEqual(new Set(Object.keys(ofRoutes)));
});
