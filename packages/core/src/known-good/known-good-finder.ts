import type { EventKind, KnownGoodEntry, KnownGoodList, LogonSession } from "@stray/schemas";
import { AnalysisError } from "../errors.ts";
import { computerKey } from "../events/computer-name.ts";
import { countDistinctNames, ofKind } from "../features/event-tallies.ts";
import { compareTimes, parseWrittenTime } from "../time/written-time.ts";
import { addressRangeTest } from "./address-range.ts";

/** The first entry that holds for a session. */
export interface KnownGood {
  /** 1-based place in the list. */
  entry: number;
  reason: string;
}

type SessionTest = (session: LogonSession) => boolean;

/** Finds the first entry of the list that holds for a session. Throws AnalysisError for an address range that is none. */
export function knownGoodFinder({ entries }: KnownGoodList): (session: LogonSession) => KnownGood | null {
  const tests = entries.map(entryTest);
  return (session) => {
    const index = tests.findIndex((holds) => holds(session));
    return index < 0 ? null : { entry: index + 1, reason: entries[index]!.reason };
  };
}

/** Every key that the entry has must match. */
function entryTest(entry: KnownGoodEntry): SessionTest {
  const tests: SessionTest[] = [];
  if (entry.expires !== undefined) tests.push(startsBefore(entry.expires));
  if (entry.accounts) tests.push(accountTest(entry.accounts));
  if (entry.computers) tests.push(computerTest(entry.computers));
  if (entry.addresses) tests.push(addressTest(entry.addresses));
  if (entry.tasks) tests.push(coverTest("scheduledTaskCreated", entry.tasks));
  if (entry.services) tests.push(coverTest("serviceInstalled", entry.services));
  return (session) => tests.every((holds) => holds(session));
}

/** Compared with the session's start, so that no clock is needed; an unknown start is not before anything. */
function startsBefore(expires: string): SessionTest {
  const until = parseWrittenTime(expires);
  return ({ startTime }) => {
    const start = parseWrittenTime(startTime ?? "");
    return start !== null && until !== null && compareTimes(start, until) < 0;
  };
}

function accountTest(accounts: readonly string[]): SessionTest {
  const wanted = new Set(accounts.map(fold));
  return ({ accountName, accountDomain, accountSid }) => {
    const names = [accountName, `${accountDomain}\\${accountName}`, accountSid];
    return names.some((name) => name !== "" && wanted.has(fold(name)));
  };
}

function computerTest(computers: readonly string[]): SessionTest {
  const wanted = new Set(computers.map(computerKey));
  return ({ computer }) => computer !== "" && wanted.has(computerKey(computer));
}

/** Every address that the session came from must be in a range, and it must have come from one. */
function addressTest(ranges: readonly string[]): SessionTest {
  const tests = ranges.map((range) => {
    const test = addressRangeTest(range);
    if (test === null) throw new AnalysisError("badKnownGood", `${range} in the known-good list is no address range.`);
    return test;
  });
  return ({ sourceAddress, segments }) => {
    const addresses = [sourceAddress, ...segments.map((segment) => segment.sourceAddress)].filter(
      (text) => text !== "",
    );
    return addresses.length > 0 && addresses.every((address) => tests.some((isIn) => isIn(address)));
  };
}

/** All of the session's tasks or services must be named; where not all are listed in it, that cannot be told. */
function coverTest(kind: EventKind, known: readonly string[]): SessionTest {
  const wanted = new Set(known.map(fold));
  return (session) => {
    const events = session.events.filter((event) => event.kind === kind);
    const names = new Set(events.map(({ name }) => name ?? ""));
    const areAllListed = names.size === countDistinctNames(session, ofKind(kind));
    return names.size > 0 && areAllListed && [...names].every((name) => wanted.has(fold(name)));
  };
}

function fold(text: string): string {
  return text.toLowerCase();
}
