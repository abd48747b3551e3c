import type { AnalysisReport, Population, ReadProblem, ScoredSession, SessionGroup, SetAside } from "@stray/schemas";
import { clockSetBack, endsBeforeStart } from "./clock-set-back.ts";
import { featureLabel } from "./labels.ts";
import { countOf, formatBytes, formatUtc, groupDigits } from "./quantities.ts";

/** A line of the summary: what it is about, and what it says. */
export interface Row {
  label: string;
  text: string;
}

const namedComputers = 5;
const namedSetAside = 10;
const setAsideHeading = "serious by itself, but not scored (--include machine,service scores such sessions too):";
const namedGroups = 10;

/** What was read and scored, above the table. */
export function summaryHeader(report: AnalysisReport): Row[] {
  const { tool, options, population } = report;
  return [
    { label: "Stray", text: `${tool.version}, profile ${options.profile}` },
    { label: "Inputs", text: inputsText(report) },
    { label: "Computers", text: computersText(report) },
    { label: "Period", text: periodText(report) },
    { label: "Sessions", text: populationText(report) },
    { label: "Flagged", text: flaggedText(population) },
    { label: "Known good", text: options.knownGood === null ? "" : knownGoodText(population) },
  ].filter(({ text }) => text !== "");
}

/** What to know before believing the table, below it. */
export function summaryFooter({ groups, setAside, problems, caveats, sessions }: AnalysisReport): Row[] {
  const severe = groups.filter(
    ({ severityKinds, sessions, flagged }) => severityKinds.length > 0 && sessions > flagged,
  );
  return [
    ...severe.slice(0, namedGroups).map((group) => ({ label: "Severe", text: groupText(group) })),
    { label: "Severe", text: moreText(severe.length - namedGroups, "more line", " in the JSON report") },
    { label: "Set aside", text: setAside.length === 0 ? "" : setAsideHeading },
    ...setAside.slice(0, namedSetAside).map((line) => ({ label: "Set aside", text: setAsideText(line) })),
    { label: "Set aside", text: moreText(setAside.length - namedSetAside, "more line", " in the JSON report") },
    { label: "Reading", text: problemsText(problems) },
    ...caveats.map(({ text, brief }) => ({ label: "Note", text: brief ?? text })),
    { label: "Note", text: clockText(sessions) },
  ].filter(({ text }) => text !== "");
}

function inputsText({ inputs }: AnalysisReport): string {
  const bytes = inputs.reduce((sum, input) => sum + input.bytes, 0);
  const records = inputs.reduce((sum, input) => sum + input.records, 0);
  return `${countOf(inputs.length, "input")}, ${formatBytes(bytes)}, ${countOf(records, "record")}`;
}

function computersText({ computers }: AnalysisReport): string {
  const named = computers.filter(({ computer }) => computer !== "").slice(0, namedComputers);
  const more = moreText(computers.length - namedComputers, "more computer", "");
  return [...named.map(({ computer, timeZone }) => `${computer} (${timeZone})`), more]
    .filter((text) => text !== "")
    .join(", ");
}

function periodText({ coverage }: AnalysisReport): string {
  const first = leastText(coverage.map((channel) => channel.first).filter((time) => !isUnset(time)));
  const last = greatestText(coverage.map((channel) => channel.last));
  return first === null || last === null ? "" : `${formatUtc(first)} to ${formatUtc(last)} UTC`;
}

/** A FILETIME of 0 is a time that nobody wrote. */
function isUnset(time: string | null): boolean {
  return time?.startsWith("1601-01-01") ?? false;
}

/** UTC timestamps compare as text. */
function leastText(times: readonly (string | null)[]): string | null {
  return times.reduce((least, time) => (time !== null && (least === null || time < least) ? time : least), null);
}

function greatestText(times: readonly (string | null)[]): string | null {
  return times.reduce((most, time) => (time !== null && (most === null || time > most) ? time : most), null);
}

function populationText({ population, options }: AnalysisReport): string {
  const { scored, userSessions, machineSessions, serviceSessions, outsideTimeRange } = population;
  const rebuilt = `${groupDigits(userSessions)} of users, ${groupDigits(machineSessions)} of machines, ${groupDigits(serviceSessions)} of services`;
  const outside = outsideTimeRange === 0 ? "" : `; ${groupDigits(outsideTimeRange)} outside --since and --until`;
  const all = userSessions + machineSessions + serviceSessions;
  const isLimited = scored < all - outsideTimeRange;
  const whose = isLimited
    ? `; only those of ${["users", ...options.include.map((kind) => `${kind}s`)].join(" and ")} are scored`
    : "";
  return `${groupDigits(scored)} of ${groupDigits(all)} scored (${rebuilt}${whose}${outside})`;
}

function flaggedText({ flagged, budget, beyondBudget }: Population): string {
  const allowed = budget === null ? "" : ` (alert budget ${groupDigits(budget)})`;
  const beyond = beyondBudget === 0 ? "" : `; ${groupDigits(beyondBudget)} more at or over medium, past the budget`;
  return `${groupDigits(flagged)}${allowed}${beyond}`;
}

/** Groups that the flagged rows do not tell whole: sessions with severe kinds that no density shows, or past the budget. */
function groupText({ sessions, flagged, severityKinds, actionKinds, computers, first, last }: SessionGroup): string {
  const kinds = [...severityKinds, ...actionKinds].map(featureLabel).join(", ");
  const where = computers.length === 0 ? "" : ` on ${firstFew(computers)}`;
  const span = first === last ? formatUtc(first) : `${formatUtc(first)} to ${formatUtc(last)}`;
  return `${countOf(sessions, "session")} (${groupDigits(flagged)} flagged) with ${kinds}${where}, ${span}`;
}

function firstFew(computers: readonly string[]): string {
  const more = computers.length > namedComputers ? " and more" : "";
  return `${computers.slice(0, namedComputers).join(", ")}${more}`;
}

function knownGoodText({ knownGood, hidden, hiddenSetAside }: Population): string {
  const aside = hiddenSetAside === 0 ? "" : `; ${groupDigits(hiddenSetAside)} more not set aside`;
  return `${groupDigits(hidden)} hidden (--show-hidden lists them) of ${countOf(knownGood, "session")} that the list names${aside}`;
}

function setAsideText({ accountKind, severityKinds, sessions, computers, first, setup }: SetAside): string {
  const kinds = severityKinds.map(featureLabel).join(", ");
  const named = computers.slice(0, namedComputers).map((computer) => computer || "a computer without a name");
  const where = [...named, moreText(computers.length - namedComputers, "more computer", "")]
    .filter((text) => text !== "")
    .join(", ");
  const byWindows = setup ? " by Windows setup" : "";
  return `${countOf(sessions, `${accountKind} session`)}${byWindows} with ${kinds} on ${where}, first ${formatUtc(first)}`;
}

/** Written times can run backwards where durations do not: without a word, such a session looks like an error. */
function clockText(sessions: readonly ScoredSession[]): string {
  const count = sessions.filter(({ session }) => endsBeforeStart(session)).length;
  return count === 0 ? "" : `${countOf(count, "session")}: ${clockSetBack}`;
}

function problemsText(problems: readonly ReadProblem[]): string {
  const sumOf = (level: ReadProblem["level"]) =>
    problems.reduce((sum, problem) => sum + (problem.level === level ? problem.count : 0), 0);
  const parts = [
    moreText(sumOf("skipped"), "input", " skipped"),
    moreText(sumOf("lost"), "loss", " of records", "losses"),
    moreText(sumOf("note"), "note", ""),
  ].filter((text) => text !== "");
  return parts.length === 0 ? "" : `${parts.join(", ")}; the JSON report lists them`;
}

function moreText(count: number, noun: string, where: string, plural = `${noun}s`): string {
  return count <= 0 ? "" : `${countOf(count, noun, plural)}${where}`;
}
