import { type LogonSession, levelSchema, logonSessionSchema, type ScoredSession } from "@stray/schemas";
import { nearestWord } from "./did-you-mean.ts";
import { QueryError } from "./errors.ts";
import { type FilterTerm, splitTerms } from "./filter-terms.ts";
import { accountLabel, logonTypeName } from "./labels.ts";

/** `score` is the report's own order: score, severity, start, key. */
export type SortOrder = "score" | "severity" | "time";

/** A compiled filter such as `account:bob score>2 !kind:activity`. */
export type SessionFilter = (scored: ScoredSession) => boolean;

/** What a filter may ask for that is not in the report; without it every session is undecided. */
export interface FilterContext {
  verdictOf?: (sessionKey: string) => string | null;
}

type TermCompiler = (term: FilterTerm, context: FilterContext) => SessionFilter;

const undecided = "undecided";
const verdicts = ["malicious", "suspicious", "benign", undecided];
const utcMoment = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2}(?:\.\d+)?))?Z?)?$/;

const compilers: ReadonlyMap<string, TermCompiler> = new Map<string, TermCompiler>([
  ["account", ({ value }) => contains(value, ({ session }, has) => has(accountLabel(session)))],
  ["computer", ({ value }) => contains(value, ({ session }, has) => has(session.computer))],
  ["address", ({ value }) => contains(value, ({ session }, has) => hasAddress(session, has))],
  ["kind", (term) => equalsOneOf(term, logonSessionSchema.shape.kind.options, ({ session }) => session.kind)],
  ["level", (term) => equalsOneOf(term, levelSchema.options, ({ level }) => level)],
  ["verdict", compileVerdict],
  ["score", compileScore],
  ["since", compileSince],
]);

/** Without `verdict:`, which finds nothing as long as no frontend keeps verdicts. */
const termList = "account: computer: address: kind: level: score> since:";

/** The terms a filter may have, for help texts. */
export const filterHelp = `${termList} or plain text; ! before a term excludes, quotes keep spaces`;

/** Compiles a filter; throws QueryError naming the term that is wrong and the terms there are. */
export function parseFilter(query: string, context: FilterContext = {}): SessionFilter {
  const filters = splitTerms(query).map((term) => compileTerm(term, context));
  return (scored) => filters.every((filter) => filter(scored));
}

/** Indices into `sessions` (a report's, in its order) that pass the filter, in the wanted order. */
export function selectSessions(
  sessions: readonly ScoredSession[],
  { filter, sort = "score" }: { filter?: SessionFilter | undefined; sort?: SortOrder | undefined },
): number[] {
  const indices: number[] = [];
  for (const [index, scored] of sessions.entries()) if (!filter || filter(scored)) indices.push(index);
  if (sort === "severity") return sortBy(indices, (index) => -(sessions[index]?.severityKinds.length ?? 0));
  if (sort === "time") return sortBy(indices, (index) => sortableTime(sessions[index]?.session.startTime ?? null));
  return indices;
}

/** Stable: equal keys keep the report's order. */
function sortBy<Key extends string | number>(indices: number[], keyOf: (index: number) => Key): number[] {
  const keyed = indices.map((index) => ({ index, key: keyOf(index) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  return keyed.map(({ index }) => index);
}

/** UTC timestamps compare as text once the closing Z is off; an unknown time is after all others. */
function sortableTime(timestamp: string | null): string {
  return timestamp === null ? "\u{ffff}" : timestamp.slice(0, -1);
}

function compileTerm(term: FilterTerm, context: FilterContext): SessionFilter {
  const filter = term.field === null ? compileFreeText(term) : compilerOf(term, term.field)(term, context);
  return term.negated ? (scored) => !filter(scored) : filter;
}

function compilerOf(term: FilterTerm, field: string): TermCompiler {
  const compiler = compilers.get(field);
  if (compiler && (term.operator === ":" || field === "score")) return compiler;
  const suggestion = compiler ? field : nearestWord(field, [...compilers.keys()]);
  const hint = suggestion === null ? "" : `; did you mean "${suggestion}${suggestion === "score" ? ">" : ":"}"?`;
  throw new QueryError(
    "unknownTerm",
    term.written,
    `there is no filter term ${term.written}${hint} (terms: ${termList}; quote plain text that has a colon)`,
  );
}

type Has = (text: string) => boolean;

/** Runs over a hundred thousand sessions while an analyst types: no lists are built on the way. */
function contains(value: string, test: (scored: ScoredSession, has: Has) => boolean): SessionFilter {
  const wanted = value.toLowerCase();
  const has: Has = (text) => text.toLowerCase().includes(wanted);
  return (scored) => test(scored, has);
}

function compileFreeText({ value }: FilterTerm): SessionFilter {
  return contains(
    value,
    ({ session, reasons }, has) =>
      has(accountLabel(session)) ||
      has(session.computer) ||
      hasAddress(session, has) ||
      has(logonTypeName(session.logonType)) ||
      has(session.sessionKey) ||
      reasons.some(({ text }) => has(text)),
  );
}

function hasAddress({ sourceAddress, workstationName, segments }: LogonSession, has: Has): boolean {
  return has(sourceAddress) || has(workstationName) || segments.some((segment) => has(segment.sourceAddress));
}

function equalsOneOf(term: FilterTerm, values: readonly string[], textOf: (scored: ScoredSession) => string) {
  const wanted = values.find((value) => value.toLowerCase() === term.value.toLowerCase());
  if (wanted === undefined) throw badValue(term, values);
  return (scored: ScoredSession) => textOf(scored) === wanted;
}

function compileVerdict(term: FilterTerm, { verdictOf }: FilterContext): SessionFilter {
  return equalsOneOf(term, verdicts, ({ session }) => verdictOf?.(session.sessionKey) ?? undecided);
}

function compileScore(term: FilterTerm): SessionFilter {
  const limit = Number(term.value);
  if (term.value.trim() === "" || !Number.isFinite(limit)) throw badValue(term, ["a number, such as score>2"]);
  return ({ score }) => score !== null && compareNumbers(score, term.operator, limit);
}

function compareNumbers(value: number, operator: FilterTerm["operator"], limit: number): boolean {
  if (operator === ">") return value > limit;
  if (operator === ">=") return value >= limit;
  if (operator === "<") return value < limit;
  if (operator === "<=") return value <= limit;
  return value === limit;
}

/** Sessions of which something lies at or after the moment. */
function compileSince(term: FilterTerm): SessionFilter {
  const [, date, time = "00:00", seconds = "00"] = utcMoment.exec(term.value) ?? [];
  if (date === undefined) throw badValue(term, ["a UTC time such as 2026-03-02 or 2026-03-02T11:00"]);
  const moment = `${date}T${time}:${seconds}`;
  return ({ session }) => {
    const last = session.endTime ?? session.lastSeen ?? session.startTime;
    return last !== null && sortableTime(last) >= moment;
  };
}

function badValue(term: FilterTerm, values: readonly string[]): QueryError {
  const suggestion = nearestWord(term.value, values);
  const hint = suggestion === null ? "" : `; did you mean "${suggestion}"?`;
  return new QueryError("badValue", term.written, `${term.written}: expected ${values.join(", ")}${hint}`);
}
