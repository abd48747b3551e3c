import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFilter, QueryError, type SortOrder, selectSessions } from "../src/index.ts";
import { exampleScored, ordinaryScored } from "./example-report.ts";

const bob = exampleScored();
const alice = ordinaryScored({}, { sourceAddress: "", workstationName: "", computer: "PC02" });
const unknown = ordinaryScored(
  { score: null, reasons: [], severityKinds: ["user_created", "logs_cleared"] },
  { accountName: "", accountDomain: "", kind: "activity", startTime: null, endTime: null, lastSeen: null },
);
const sessions = [bob, alice, unknown];

const passing = (query: string) => sessions.filter(parseFilter(query));

describe("parseFilter", () => {
  it.each([
    ["", [bob, alice, unknown]],
    ["account:BOB", [bob]],
    ["account:corp\\a", [alice]],
    ["!account:bob", [alice, unknown]],
    ["computer:pc", [alice]],
    ["address:203.0.113.7", [bob, unknown]],
    ["address:kali", [bob, unknown]],
    ["kind:activity", [unknown]],
    ["KIND:RemoteDesktop", [bob]],
    ["level:high", [bob]],
    ["verdict:undecided", [bob, alice, unknown]],
    ["verdict:malicious", []],
    ["score>2", [bob]],
    ["score>=4.5", [bob]],
    ["score<4.5", [alice]],
    ["score<=1", [alice]],
    ["score=1", [alice]],
    ["score:4.5", [bob]],
    ["!score>2", [alice, unknown]],
    ["since:2026-03-02", [bob, alice]],
    ["since:2026-03-02T23:34", [bob, alice]],
    ["since:2026-03-02T23:34:06Z", [bob, alice]],
    ["since:2026-03-02T23:34:07", []],
    ["failed", [bob]],
    ['"57 failed logons"', [bob]],
    ["desktop", [bob]],
    ["level:none computer:pc02", [alice]],
    ['account:"bob"', [bob]],
    ['"score>2"', []],
  ])("%s", (query, expected) => expect(passing(query)).toEqual(expected));

  it("asks the caller for verdicts", () => {
    const filter = parseFilter("verdict:benign", {
      verdictOf: (key) => (key === bob.session.sessionKey ? "benign" : null),
    });
    expect(sessions.filter(filter)).toEqual([bob]);
  });

  it.each([
    ["acount:bob", "unknownTerm", 'acount:bob; did you mean "account:"? (terms: account:'],
    ["scor>2", "unknownTerm", 'did you mean "score>"?'],
    ["account>bob", "unknownTerm", 'did you mean "account:"?'],
    ["xyz:1", "unknownTerm", "there is no filter term xyz:1 (terms:"],
    ["level:hihg", "badValue", 'level:hihg: expected high, medium, none; did you mean "high"?'],
    ["kind:x", "badValue", "expected logon, remoteDesktop, activity"],
    ["score>much", "badValue", "expected a number"],
    ["score>1e999", "badValue", "expected a number"],
    ["since:yesterday", "badValue", "expected a UTC time such as 2026-03-02"],
    ['account:"bob', "unclosedQuote", "is not closed"],
    ["account:", "emptyTerm", "nothing to look for"],
    ["!", "emptyTerm", "nothing to look for"],
  ])("refuses %s", (query, code, message) => {
    const refuse = () => parseFilter(query);
    expect(refuse).toThrow(QueryError);
    expect(refuse).toThrow(expect.objectContaining({ code, message: expect.stringContaining(message) }));
  });

  it("compiles or refuses any text, and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (query) => {
        try {
          sessions.filter(parseFilter(query));
        } catch (error) {
          expect(error).toBeInstanceOf(QueryError);
        }
      }),
    );
  });

  it("treats quoted text as text, whatever is in it", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        fc.pre(!text.includes('"'));
        const [scored] = [ordinaryScored({}, { accountName: text })];
        expect(parseFilter(`"${text}"`)(scored)).toBe(true);
      }),
    );
  });
});

describe("selectSessions", () => {
  const early = ordinaryScored({}, { startTime: "2026-03-01T00:00:00Z" });
  const later = ordinaryScored({}, { startTime: "2026-03-01T00:00:00.5Z" });
  const list = [unknown, later, bob, early];

  it.each<[SortOrder, number[]]>([
    ["score", [0, 1, 2, 3]],
    ["severity", [0, 2, 1, 3]],
    ["time", [3, 1, 2, 0]],
  ])("sorts by %s, equal ones staying in the report's order", (sort, expected) => {
    expect(selectSessions(list, { sort })).toEqual(expected);
  });

  it("gives indices into the whole list", () => {
    expect(selectSessions(list, { filter: parseFilter("account:bob"), sort: "time" })).toEqual([2]);
  });
});
