import type { FeatureId } from "@stray/schemas";
import type { Standing } from "./column-ranks.ts";
import { flagTexts, type Noun, nouns } from "./feature-words.ts";

/** The figures a reason puts into words. */
export interface ReasonFigures extends Standing {
  value: number;
  /** True when the end is unknown, so that a duration is what was seen so far. */
  isOpen: boolean;
  /** Names behind the value, such as tasks; strings of evidence, escaped where they are shown. */
  names: readonly string[];
  /** Distinct accounts that the failures were of; 1: not told. */
  accounts: number;
  neighborMedian: number;
  /** How many neighbors there are; 0: all others are alike. */
  neighbors: number;
  /** Whether the others are a baseline's sessions. */
  isBaseline: boolean;
}

/** "57 failed logons; the 10 nearest sessions: 0; more than 311 of 312 others". */
export function countReason(featureId: FeatureId, figures: ReasonFigures): string {
  const noun = nouns[featureId];
  const amount = noun === undefined ? spanText(figures) : countText(figures.value, noun);
  const spread = figures.accounts > 1 ? ` of ${figures.accounts} accounts` : "";
  const nearest = nearestText(figures, noun === undefined ? durationText : numberText);
  const standing = standingText(figures, noun === undefined ? "time" : "number");
  return [`${amount}${spread}${namesText(figures.names)}`, nearest, standing].filter((part) => part !== "").join("; ");
}

/** "started outside working hours; 3 of 312 sessions did". */
export function flagReason(featureId: FeatureId, { value, moreThan: alike, of, isBaseline }: ReasonFigures): string {
  const texts = flagTexts[featureId];
  const [flag, others] = value === 1 ? [texts?.yes, texts?.areSo] : [texts?.no, texts?.areNot];
  if (!isBaseline && alike === 1) return `${flag}; ${of === 1 ? "the only session" : `the only one of ${of} sessions`}`;
  const sessions = isBaseline ? `of the baseline's ${of} sessions` : `of ${of} sessions`;
  return `${flag}; ${alike === 0 ? "none" : alike} ${sessions} ${others}`;
}

/** "lasted 2 h"; an open session is known to have lasted at least that, if it was seen longer than for a moment. */
function spanText({ value, isOpen }: ReasonFigures): string {
  if (!isOpen) return `lasted ${durationText(value)}`;
  const span = durationText(value);
  return span === "0 s" ? "was seen for a moment only" : `lasted at least ${span}`;
}

function nearestText({ neighbors, neighborMedian }: ReasonFigures, told: (value: number) => string): string {
  if (neighbors === 0) return "";
  const nearest = neighbors === 1 ? "the nearest session" : `the ${neighbors} nearest sessions`;
  return `${nearest}: ${told(neighborMedian)}`;
}

/** On which side of its neighbors the value lies, and how many of all others lie on the other. */
function standingText(figures: ReasonFigures, measured: "time" | "number"): string {
  const { value, neighborMedian, neighbors, moreThan, lessThan, of, isOpen } = figures;
  if (of === 0) return "the only session";
  if (neighbors === 0) return `like ${othersText(of, figures)}`;
  const isMore = value === neighborMedian ? moreThan >= lessThan : value > neighborMedian;
  const timeComparison = isMore ? "longer than" : isOpen ? "seen for less time than" : "shorter than";
  const numberComparison = isMore ? "more than" : "fewer than";
  const others = othersText(isMore ? moreThan : lessThan, figures);
  return `${measured === "time" ? timeComparison : numberComparison} ${others}`;
}

function othersText(count: number, { of, isBaseline }: ReasonFigures): string {
  if (isBaseline) return count === of ? `all ${of} of the baseline` : `${count} of the baseline's ${of}`;
  if (count === of) return of === 1 ? "the other session" : `all ${of} others`;
  return `${count} of ${of} others`;
}

/** A feature and what it was set to. */
interface WhatIfChange {
  featureId: FeatureId;
  value: number;
}

/** "Would not be flagged if it had no failed logons" where that was computed, else "No single change suffices …". */
export function whatIfText(
  changes: readonly WhatIfChange[],
  { isSingle, isEnough }: { isSingle: boolean; isEnough: boolean },
): string {
  const condition = enumerated(changes.map((change) => `had ${conditionText(change)}`));
  if (isSingle) return `Would not be flagged if it ${condition}.`;
  return `No single change suffices; would ${isEnough ? "not" : "still"} be flagged if it ${condition}.`;
}

function conditionText({ featureId, value }: WhatIfChange): string {
  const flag = flagTexts[featureId];
  if (flag !== undefined) return value === 1 ? flag.ifYes : flag.ifNo;
  const noun = nouns[featureId];
  return noun === undefined ? `lasted ${durationText(value)}` : countText(value, noun);
}

/** "a, b and c". */
function enumerated(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** Days, hours, minutes and seconds, the two largest that are not 0. */
export function durationText(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole === 0) return `${numberText(seconds)} s`;
  const parts = [
    [Math.floor(whole / 86_400), "d"],
    [Math.floor(whole / 3600) % 24, "h"],
    [Math.floor(whole / 60) % 60, "min"],
    [whole % 60, "s"],
  ] as const;
  const first = parts.findIndex(([amount]) => amount > 0);
  return parts
    .slice(first, first + 2)
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(" ");
}

function countText(value: number, { one, many, none = many }: Noun): string {
  if (value === 0) return `no ${none}`;
  return value === 1 ? `1 ${one}` : `${numberText(value)} ${many}`;
}

function numberText(value: number): string {
  return String(Math.round(value * 10) / 10);
}

const longestName = 40;
const keptPathStart = 11;
const shownNames = 3;

function namesText(names: readonly string[]): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, shownNames).map((name) => cut(name));
  const rest = names.length > shownNames ? ", …" : "";
  return ` (${shown.join(", ")}${rest})`;
}

/** The end of a path tells most, its start where to look: it is cut in between, any other name at its end. */
function cut(name: string): string {
  const start = [...name.slice(0, 2 * longestName + 2)];
  if (start.length <= longestName) return name;
  if (!/\\|^\//.test(name)) return `${start.slice(0, longestName - 1).join("")}…`;
  const keptPathEnd = longestName - 1 - keptPathStart;
  const end = [...name.slice(-2 * keptPathEnd - 1)].slice(-keptPathEnd);
  return `${start.slice(0, keptPathStart).join("")}…${end.join("")}`;
}
