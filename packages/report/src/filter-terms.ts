import { QueryError } from "./errors.ts";

/** One term of a filter as written: `field` is null for free text, `operator` is `:` for all but comparisons. */
export interface FilterTerm {
  negated: boolean;
  field: string | null;
  operator: ":" | ">" | ">=" | "<" | "<=" | "=";
  value: string;
  /** As the analyst wrote it, for messages. */
  written: string;
}

const termPattern = /^(?<field>[A-Za-z]+)(?<operator>:|>=|<=|>|<|=)(?<value>.*)$/su;

/** Splits a filter at spaces outside double quotes; quotes are taken off. `"fe80::1"`, all quoted, is free text. */
export function splitTerms(query: string): FilterTerm[] {
  const written = query.match(/(?:[^\s"]|"[^"]*("|$))+/gu) ?? [];
  return written.map(parseTerm);
}

function parseTerm(written: string): FilterTerm {
  if ((written.match(/"/gu)?.length ?? 0) % 2 === 1) {
    throw new QueryError("unclosedQuote", written, `the quote in ${written} is not closed`);
  }
  const negated = written.startsWith("!");
  const body = negated ? written.slice(1) : written;
  const { field, operator, value } = termPattern.exec(body)?.groups ?? {};
  const term =
    field === undefined || value === undefined
      ? { field: null, operator: ":" as const, value: unquoted(body) }
      : { field: field.toLowerCase(), operator: toOperator(operator), value: unquoted(value) };
  if (term.value === "") throw new QueryError("emptyTerm", written, `${written} has nothing to look for`);
  return { negated, ...term, written };
}

function toOperator(text: string | undefined): FilterTerm["operator"] {
  return text === ">" || text === ">=" || text === "<" || text === "<=" || text === "=" ? text : ":";
}

function unquoted(text: string): string {
  return text.replaceAll('"', "");
}
