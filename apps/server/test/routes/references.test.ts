import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { learnedBaseline, securityLog } from "../evidence.ts";
import { expectProblem } from "../problems.ts";
import { readReport, send, sharedServer, startServer, upload, waitForEnd } from "../running-server.ts";

const shared = sharedServer();
const log = { name: "PC/Security.evtx", bytes: securityLog(8) };
const list = JSON.stringify({ strayKnownGood: 1, entries: [{ accounts: ["user1"], reason: "the tester" }] });
const knownGood = { field: "knownGood", name: "known-good.json", bytes: list } as const;

async function endOf(files: Parameters<typeof upload>[1]) {
  const { url } = shared();
  const { status, headers } = await upload(url, files);
  expect(status).toBe(202);
  return { location: String(headers.location), ...(await waitForEnd(url, String(headers.location))) };
}

describe("parts named baseline and knownGood", () => {
  it("are what the sessions are scored against, named in the report by their SHA-256", async () => {
    const { part, fingerprint } = await learnedBaseline();
    const { location, ...analysis } = await endOf([part, log, knownGood]);
    expect(analysis).toMatchObject({ state: "succeeded", files: 1, bytes: log.bytes.length });
    const report = await readReport(shared().url, location);
    expect(report.inputs.map(({ name }) => name)).toEqual(["PC/Security.evtx"]);
    expect(report.options).toMatchObject({
      baseline: fingerprint,
      knownGood: createHash("sha256").update(list).digest("hex"),
    });
    // Of eight sessions, user1 has the second, the fifth and the eighth.
    expect(report.population).toMatchObject({ scored: 8, knownGood: 3 });
    // Fewer than ten sessions are no crowd by themselves; against a baseline they are scored.
    expect(report.caveats.map(({ code }) => code)).not.toContain("tooFewSessions");
  });

  it.each([
    ["invalidBaseline", "january.json is no baseline", { field: "baseline", name: "january.json", bytes: "[]" }],
    ["invalidBaseline", "baseline is no baseline", { field: "baseline", name: "", bytes: "{" }],
    ["invalidKnownGood", "list.json is no known-good list", { field: "knownGood", name: "list.json", bytes: "{}" }],
    [
      "invalidKnownGood",
      "10.0.0.0/99",
      {
        field: "knownGood",
        name: "list.json",
        bytes: list.replace('"accounts":["user1"]', '"addresses":["10.0.0.0/99"]'),
      },
    ],
  ] as const)("fail the analysis as %s where they are none: %s", async (code, detail, part) => {
    const { state, problem } = await endOf([log, part]);
    expect({ state, type: problem?.type, status: problem?.status }).toEqual({
      state: "failed",
      type: `urn:stray:problem:${code}`,
      status: 422,
    });
    expect(problem?.detail).toContain(detail);
  });

  it("fails where the baseline knows other features", async () => {
    const { part } = await learnedBaseline();
    const other = part.bytes.replace('"failed_accounts",', "").replace(/"values":\[([\d.]+),/g, '"values":[');
    const { problem } = await endOf([log, { ...part, bytes: other }]);
    expect(problem).toMatchObject({ type: "urn:stray:problem:invalidBaseline" });
  });
});

describe("uploads that are refused", () => {
  it("with two of one, with no evidence beside it, and with profile classic", async () => {
    const { url } = shared();
    expectProblem(await upload(url, [log, knownGood, knownGood]), "invalidUpload");
    expectProblem(await upload(url, [knownGood]), "invalidUpload");
    expectProblem(await upload(url, [log, knownGood], "?profile=classic"), "invalidUpload");
    expect(JSON.parse((await send(`${url}/v1/analyses`)).text).analyses).not.toContainEqual(
      expect.objectContaining({ state: "created" }),
    );
  });

  it("where it is too large to be read whole", async () => {
    const { url } = await startServer({ limits: { referenceBytes: 50 } });
    expectProblem(await upload(url, [log, knownGood]), "bodyTooLarge");
  });
});
