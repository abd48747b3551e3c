import { defaultAnalysisOptions } from "@stray/schemas";
import { caseInputs, describeGolden, type GoldenCase } from "@stray/test-fixtures";
import { multipart, send, sharedServer, waitForEnd } from "./running-server.ts";

const server = sharedServer();

describeGolden({ name: "server", run: async (goldenCase) => ({ report: await reportOf(goldenCase) }) });

/** A list goes in as the body of POST /v1/score; logs, and several lists, as an upload. */
async function reportOf(goldenCase: GoldenCase): Promise<string> {
  const { url } = server();
  const [list, ...others] = caseInputs(goldenCase);
  if (goldenCase.command === "score" && list !== undefined && others.length === 0) {
    const type = list.name.endsWith(".json") ? "application/json" : "application/x-ndjson";
    return textOf(await send(`${url}/v1/score?${queryOf(goldenCase)}`, post(type, list.bytes)));
  }
  const { body, contentType } = multipart(caseInputs(goldenCase));
  const created = await send(`${url}/v1/analyses?${queryOf(goldenCase)}`, post(contentType, body));
  const location = String(created.headers.location);
  await waitForEnd(url, location);
  return textOf(await send(`${url}${location}/report`));
}

function post(contentType: string, body: Uint8Array) {
  return { method: "POST", headers: { "content-type": contentType }, body };
}

function textOf({ status, text }: { status: number; text: string }): string {
  if (status !== 200) throw new Error(text);
  return text;
}

/** What differs from the defaults: profile classic takes no work hours, not even its own. */
function queryOf({ options }: GoldenCase): URLSearchParams {
  const query = new URLSearchParams();
  const defaults = new Map<string, unknown>(Object.entries(defaultAnalysisOptions));
  for (const [name, value] of Object.entries(options)) {
    if (JSON.stringify(value) === JSON.stringify(defaults.get(name))) continue;
    for (const item of [value].flat()) if (item != null) query.append(name, item);
  }
  return query;
}
