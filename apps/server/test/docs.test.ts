import { execFile, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { analysisReportSchema } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { defaultLimits } from "../src/index.ts";
import { problemTypes } from "../src/problems/problem-types.ts";
import { servedFormats } from "../src/report-formats.ts";
import { learnedBaseline, securityLog, sessionList } from "./evidence.ts";
import { startServer, temporaryFolder } from "./running-server.ts";

const text = readFileSync(new URL("../../../docs/http.md", import.meta.url), "utf8").replaceAll("\r\n", "\n");
const contract = JSON.parse(readFileSync(new URL("../openapi.json", import.meta.url), "utf8"));

/** The rows of the table below a heading, each as its cells without backticks. */
function tableUnder(heading: string): string[][] {
  const section = text.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  const rows = section.split("\n").filter((line) => line.startsWith("| "));
  return rows.slice(2).map((row) =>
    row
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.replaceAll("`", "")),
  );
}

const units = { KiB: 1024, MiB: 2 ** 20, GiB: 2 ** 30, h: 3_600_000, min: 60_000, s: 1_000 };

function numberOf(value: string): number {
  const [number = "", unit = ""] = value.split(" ");
  return Number(number) * (new Map(Object.entries(units)).get(unit) ?? 1);
}

describe("docs/http.md tells", () => {
  it("the routes of the contract", () => {
    const routes = Object.entries<object>(contract.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(
      tableUnder("Routes")
        .map(([route]) => route)
        .sort(),
    ).toEqual([...routes, "GET /openapi.json"].sort());
  });

  it("the options of the contract", () => {
    for (const path of ["/v1/score", "/v1/analyses"]) {
      const names = contract.paths[path].post.parameters.map(({ name }: { name: string }) => name);
      expect(tableUnder("Options").map(([name]) => name)).toEqual(names);
    }
  });

  it("every problem with its status", () => {
    const problems = Object.entries(problemTypes).map(([code, { status }]) => `${status} ${code}`);
    expect(
      tableUnder("Errors")
        .map(([status, code]) => `${status} ${code}`)
        .sort(),
    ).toEqual(problems.sort());
  });

  it("every limit with its default", () => {
    const limits = tableUnder("Limits").map(([name = "", value = ""]) => [name, numberOf(value)]);
    expect(Object.fromEntries(limits)).toEqual(defaultLimits);
  });

  it("every format", () => {
    for (const format of servedFormats) expect(text).toContain(`\`${format}\``);
  });
});

const hasCurl = spawnSync("sh", ["-c", "curl --version"]).status === 0;

it.skipIf(!hasCurl)(`the example of docs/http.md works${hasCurl ? "" : " (no sh or curl here)"}`, async () => {
  const { url } = await startServer();
  const folder = temporaryFolder();
  mkdirSync(join(folder, "logs"));
  writeFileSync(join(folder, "sessions.json"), sessionList(12));
  writeFileSync(join(folder, "logs/Security.evtx"), securityLog(4));
  writeFileSync(join(folder, "logs/System.evtx"), securityLog(2));
  writeFileSync(join(folder, "january.json"), (await learnedBaseline()).part.bytes);
  writeFileSync(join(folder, "known-good.json"), JSON.stringify({ strayKnownGood: 1, entries: [] }));
  const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block);
  const script = blocks.join("\n").replaceAll("http://127.0.0.1:8617", url);
  await promisify(execFile)("sh", ["-e", "-c", script], { cwd: folder });
  const read = (name: string) => readFileSync(join(folder, name), "utf8");
  const reportIn = (name: string) => analysisReportSchema.parse(JSON.parse(read(name)));
  expect(reportIn("score.json").options.profile).toBe("classic");
  expect(reportIn("report.json")).toMatchObject({
    inputs: [{ name: "SRV1/Security.evtx" }, { name: "SRV1/System.evtx" }],
    options: { timezone: ["Europe/Berlin"], workHours: "08:00-18:00" },
  });
  expect(reportIn("against-january.json").options.baseline).toBe((await learnedBaseline()).fingerprint);
  expect(read("report.csv").startsWith("rank,level,")).toBe(true);
});
