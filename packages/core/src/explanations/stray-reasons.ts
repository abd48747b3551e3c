import type { Contribution, LogonSession, Reason } from "@stray/schemas";
import type { Feature } from "../features/feature.ts";
import { type FeatureTable, isSevere } from "../features/feature-table.ts";
import type { ScaledSpace } from "../features/scaling.ts";
import type { DistinctVectors } from "../lof/distinct-vectors.ts";
import { memoized } from "../memoized.ts";
import type { NearestNeighbors } from "../scoring/nearest-neighbors.ts";
import type { ScoreGround } from "../scoring/score-ground.ts";
import { roundTo, severeKindWeight } from "../scoring/score-parts.ts";
import { columnRanks, flagCounts } from "./column-ranks.ts";
import { typicalValues, weightedMedian } from "./typical-values.ts";
import { countReason, flagReason, type ReasonFigures } from "./wording.ts";

/** The score that is explained: R0 and how many severe kinds were added to it. */
export interface ExplainedScore {
  localOutlierFactor: number;
  severityKinds: readonly string[];
}

export interface Explanation {
  contributions: Contribution[];
  reasons: Reason[];
}

const mostReasons = 3;
const leastShareOfReason = 0.1;

/** Explains every row's score: which features make it, in figures and in words. */
export function explainRows(
  table: FeatureTable,
  ground: ScoreGround,
  scores: readonly ExplainedScore[],
): Explanation[] {
  const findNeighbors = latestOnly(ground.findNeighbors);
  const figuresOf = figuresReader(table, ground);
  const nothing: Explanation = { contributions: asContributions(table, []), reasons: [] };
  const explanations = scores.map(() => nothing);
  for (const row of rowsByVector(ground.points)) {
    const score = scores[row]!;
    if (score.localOutlierFactor <= 1 && score.severityKinds.length === 0) continue;
    const neighbors = findNeighbors(ground.points.vectorOfRow[row]!);
    const parts = contributionsOf(table, ground.space, neighbors, score);
    const reasons = reasonsOf(table, row, { parts: toldParts(table, parts), neighbors, figuresOf });
    explanations[row] = { contributions: asContributions(table, parts), reasons };
  }
  return explanations;
}

function asContributions({ features }: FeatureTable, parts: readonly number[]): Contribution[] {
  return features.map(({ id }, column) => ({ featureId: id, contribution: parts[column] ?? 0 }));
}

/** Rows of one vector after each other, so that its neighbors are sought once and never kept. */
function rowsByVector({ vectorOfRow }: DistinctVectors): Uint32Array {
  return Uint32Array.from(vectorOfRow.keys()).sort((a, b) => vectorOfRow[a]! - vectorOfRow[b]!);
}

interface ReasonGrounds {
  parts: readonly number[];
  neighbors: NearestNeighbors;
  figuresOf: FiguresReader;
}

/** Up to three; a value that is its neighbors' own explains nothing, unless it is severe. */
function reasonsOf(table: FeatureTable, row: number, { parts, neighbors, figuresOf }: ReasonGrounds): Reason[] {
  return tellingColumns(table, row, parts)
    .map((column) => ({ column, figures: figuresOf(row, column, neighbors) }))
    .filter(({ column, figures }) => figures.value !== figures.neighborMedian || isSevere(table, row, column))
    .slice(0, mostReasons)
    .map(({ column, figures }) => asReason(table.features[column]!, figures, parts[column]!));
}

/** Each feature's part of R - 1, to nine decimals: its share of R0 - 1, and the weight of a severe kind. */
function contributionsOf(
  { features }: FeatureTable,
  { columns }: ScaledSpace,
  { shares }: NearestNeighbors,
  { localOutlierFactor, severityKinds }: ExplainedScore,
): number[] {
  const excess = Math.max(0, localOutlierFactor - 1);
  const parts = features.map(({ id }) => (severityKinds.includes(id) ? severeKindWeight : 0));
  columns.forEach((column, place) => {
    parts[column]! += excess * shares[place]!;
  });
  return parts.map((part) => roundTo(9, part));
}

/** The parts as reasons tell them: what counts the same events is one. */
function toldParts({ features }: FeatureTable, parts: readonly number[]): number[] {
  const told = [...parts];
  features.forEach(({ toldWith }, column) => {
    if (toldWith === undefined) return;
    told[features.findIndex(({ id }) => id === toldWith)]! += parts[column]!;
    told[column] = 0;
  });
  return told.map((part) => roundTo(9, part));
}

/** Those that matter, the largest first. A sum of other columns and what could not be observed are never named. */
function tellingColumns({ features, isObservable }: FeatureTable, row: number, parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  return [...parts.keys()]
    .filter((column) => parts[column]! > 0 && parts[column]! >= leastShareOfReason * total)
    .filter((column) => features[column]!.id !== "total_events" && isObservable(row, column))
    .sort((a, b) => parts[b]! - parts[a]! || a - b);
}

function asReason({ id, unit }: Feature, figures: ReasonFigures, part: number): Reason {
  const { value, neighborMedian, moreThan, of } = figures;
  const text = unit === "flag" ? flagReason(id, figures) : countReason(id, figures);
  return { featureId: id, text, value, neighborMedian, moreThan, of, contribution: part };
}

type FiguresReader = (row: number, column: number, neighbors: NearestNeighbors) => ReasonFigures;

function figuresReader(
  { features, sessions, values }: FeatureTable,
  { population, vectors, isOwn }: ScoreGround,
): FiguresReader {
  const typical = memoized((column: number) => typicalValues(population, vectors, column));
  const rankIn = memoized((column: number) => {
    if (features[column]!.unit === "flag") return flagCounts(population, column);
    return columnRanks(population, column, isOwn ? "itself" : "none");
  });
  const companionOf = features.map(({ id }) => features.findIndex(({ toldWith }) => toldWith === id));
  return (row, column, neighbors) => {
    const value = values[row * features.length + column]!;
    const medians = neighbors.vectors.map((vector) => typical(column)[vector]!);
    return {
      value,
      isOpen: sessions[row]!.endTime === null,
      accounts: 1 + (companionOf[column]! < 0 ? 0 : values[row * features.length + companionOf[column]!]!),
      names: namesBehind(sessions[row]!, features[column]!),
      neighborMedian: weightedMedian(medians, neighbors.weights),
      neighbors: neighbors.weights.reduce((sum, weight) => sum + weight, 0),
      isBaseline: !isOwn,
      ...rankIn(column)(value),
    };
  };
}

/** Tasks, services, accounts or groups among the listed events behind a feature, each once, in order. */
function namesBehind({ events }: LogonSession, { isBehind, tellsNames }: Feature): string[] {
  if (!tellsNames) return [];
  const names = events.filter(isBehind).map(({ name }) => name ?? "");
  return [...new Set(names)].filter((name) => name !== "").sort();
}

/** Keeps the latest answer: neighborhoods of ties are too long to keep all. */
function latestOnly<Result>(compute: (key: number) => Result): (key: number) => Result {
  let latest: { key: number; result: Result } | undefined;
  return (key) => {
    if (latest?.key !== key) latest = { key, result: compute(key) };
    return latest.result;
  };
}
