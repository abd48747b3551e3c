import { expect, it } from "vitest";
import { formatEvaluation } from "../src/index.ts";

it("shows a line for each figure and a column for each profile", () => {
  const recallAt = [{ k: 1, recall: 0.5 }];
  const stray = {
    profile: "stray",
    scored: 11,
    labelledScored: 2,
    averagePrecision: 0.8333,
    areaUnderCurve: 1,
    recallAt,
    budget: 10,
    flagged: 2,
  } as const;
  const classic = { ...stray, profile: "classic", averagePrecision: null, budget: null } as const;
  const profiles = [stray, classic].map((profile) => ({ ...profile, recallAt: [...recallAt], flaggedRight: 1 }));
  expect([...formatEvaluation({ schemaVersion: 1, sessions: 12, labelled: 2, profiles })].join("")).toBe(`\
12 sessions, 2 of them labelled true

                               stray  classic
sessions scored                   11       11
of them labelled true              2        2
average precision              0.833        -
area under the curve           1.000    1.000
recall in the first 1          0.500    0.500
alert budget                      10     none
flagged                            2        2
flagged and labelled true          1        1
`);
});
