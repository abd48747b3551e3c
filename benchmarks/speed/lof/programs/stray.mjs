// LocalOutlierFactor of rows in a file of float64: BUILD FILE COLUMNS K CALLS ENGINE [ANSWER]; prints CPU and memory.
// BUILD holds the compiled packages/core/src; ENGINE is auto, lines, tree or allPairs.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [build, path, columns, k, calls, engine, answerPath] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(build, "lof", name)));
const { distinctVectors } = await load("distinct-vectors.js");
const { localOutlierFactors } = await load("local-outlier-factor.js");

const bytes = readFileSync(path);
const matrix = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
const featureCount = Number(columns);
const weights = new Float64Array(featureCount).fill(1);
const rule = { weights, decimals: null, reachFloor: 0, densityOffset: 1e-10 };

const cpuSeconds = [];
let answer;
for (let call = 0; call < Number(calls); call++) {
  const start = process.cpuUsage();
  const vectors = distinctVectors(matrix, featureCount, matrix.length / featureCount);
  const [factors] = localOutlierFactors(vectors, [Number(k)], rule, engine === "auto" ? undefined : engine);
  const { user, system } = process.cpuUsage(start);
  cpuSeconds.push((user + system) / 1e6);
  answer = { vectorOfRow: vectors.vectorOfRow, factors };
}
const { user, system } = process.cpuUsage();
const peakRssBytes = process.resourceUsage().maxRSS * 1024;
if (answerPath)
  writeFileSync(
    answerPath,
    Float64Array.from(answer.vectorOfRow, (vector) => answer.factors[vector]),
  );
const version = `Node ${process.versions.node}`;
console.log(JSON.stringify({ cpuSeconds, processCpuSeconds: (user + system) / 1e6, peakRssBytes, version }));
