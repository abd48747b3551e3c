// Which rows have a local outlier factor that no order of tied neighbors can change: BUILD FILE COLUMNS K MASK. Writes a
// byte for each row. Sufficient, not necessary: where a tie straddles rank k, all tied must give one reachability
// distance, and around the row itself they must be copies of one vector.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [build, path, columns, kText, maskPath] = process.argv.slice(2);
const load = (name) => import(pathToFileURL(join(build, "lof", name)));
const { distinctVectors } = await load("distinct-vectors.js");
const { createNeighborSearch, findNearest } = await load("neighbor-search.js");

const bytes = readFileSync(path);
const matrix = new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
const featureCount = Number(columns);
const k = Number(kText);
const vectors = distinctVectors(matrix, featureCount, matrix.length / featureCount);
const metric = { weights: new Float64Array(featureCount).fill(1), decimals: null };
const search = createNeighborSearch(vectors, metric);
const all = Array.from({ length: vectors.vectorCount }, (_, vector) => vector);
const nearest = (vector) => findNearest(search, vector, k, Number.POSITIVE_INFINITY);

const kDistances = Float64Array.from(all, (vector) => nearest(vector).bound);

/** The shell's vectors where it holds more rows than are needed. */
function splitShell(vector) {
  const found = nearest(vector);
  const neighbors = [...found.neighborIndices.subarray(0, found.count)];
  const weight = neighbors.reduce((sum, neighbor) => sum + vectors.multiplicities[neighbor], found.copies);
  if (weight === k) return [];
  const shell = neighbors.slice(found.shellStart);
  return found.bound === 0 ? [vector, ...shell] : shell;
}

const hasSureDensity = all.map((vector) => {
  const reaches = splitShell(vector).map((neighbor) => Math.max(kDistances[neighbor], kDistances[vector]));
  return new Set(reaches).size <= 1;
});
const hasSureFactor = all.map((vector) => {
  if (!hasSureDensity[vector] || splitShell(vector).length > 1) return false;
  const found = nearest(vector);
  return found.neighborIndices.subarray(0, found.count).every((neighbor) => hasSureDensity[neighbor]);
});
writeFileSync(
  maskPath,
  Uint8Array.from(vectors.vectorOfRow, (vector) => (hasSureFactor[vector] ? 1 : 0)),
);
