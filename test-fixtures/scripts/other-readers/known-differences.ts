import type { Difference } from "./compare-events.ts";

interface KnownDifference {
  reader: string;
  why: string;
  isSeenIn: (difference: Difference) => boolean;
}

/** A FILETIME as a double of 100 ns ticks is exact to 1.6 microseconds. */
const doubleErrorMicros = 3;

/** What is a property of the other reader, seen in real logs too (docs/evtx-writer.md), and not of the written bytes. */
const knownDifferences: readonly KnownDifference[] = [
  {
    reader: "winevtx",
    why: "times pass through a double and are off by up to 3 microseconds",
    isSeenIn: ({ type, expected, found }) =>
      type === "fileTime" && Math.abs(Number(expected) - Number(found)) <= doubleErrorMicros,
  },
  {
    reader: "winevtx",
    why: "Binary beside named Data is dropped",
    isSeenIn: ({ field, expected, found }) => field === "(fields)" && expected === `${found} Binary`,
  },
  {
    reader: "winevtx",
    why: "empty strings at the end of a string array are dropped",
    isSeenIn: ({ field, expected, found }) =>
      field === "(fields)" && /^(?:Data )*Binary$/.test(found) && expected.endsWith(found),
  },
  {
    reader: "winevtx",
    why: "of fields with the same name only the last is kept",
    isSeenIn: ({ field, expected, found }) => field === "(fields)" && expected === `${found} ${found}`,
  },
  {
    reader: "winevtx",
    why: "the name of EventData is shown as a field",
    isSeenIn: ({ field, expected, found }) => field === "(fields)" && found === `Name ${expected}`,
  },
  {
    reader: "winevtx",
    why: "Int8, Int16 and SizeT are shown as raw bytes",
    isSeenIn: ({ type }) => type === "int8" || type === "int16" || type === "sizeT",
  },
  {
    reader: "libevtx",
    why: "characters beyond U+FFFF are shown as others",
    isSeenIn: ({ type, expected }) => type === "string" && /[\u{10000}-\u{10ffff}]/u.test(expected),
  },
  {
    reader: "libevtx",
    why: "small negative Int32 are shown wrongly",
    isSeenIn: ({ type, expected }) => type === "int32" && expected.startsWith("-"),
  },
  {
    reader: "libevtx",
    why: "an absent value in a field that is not optional is refused",
    isSeenIn: ({ field, found }) => field === "(event)" && found.includes("read_normal_substitution"),
  },
  {
    reader: "libevtx",
    why: "markup in an attribute is not escaped, which makes the XML unreadable",
    isSeenIn: ({ field, found }) => field === "(event)" && found.startsWith("not well-formed"),
  },
];

/** Why a reader differs, or null when nobody has explained it yet. */
export function explanationOf(reader: string, difference: Difference): string | null {
  const known = knownDifferences.find((candidate) => candidate.reader === reader && candidate.isSeenIn(difference));
  return known?.why ?? null;
}
