import { analysisOptionsSchema } from "@stray/schemas";
import { expect, it } from "vitest";
import { analyzeSessions } from "../../src/analyze.ts";
import { counted, session, sessionEvidence } from "../sample-session.ts";

it("tells failures and how many accounts they were of in one reason, whose part is both parts", () => {
  const ordinary = Array.from({ length: 40 }, (_, day) =>
    session({ sessionKey: `day${day}`, connectedSeconds: 20_000 + 500 * day }),
  );
  const spray = session({
    sessionKey: "spray",
    connectedSeconds: 30_000,
    eventCounts: [{ ...counted(4625, "logonFailed", 57), distinctNames: 54 }],
  });
  const { sessions } = analyzeSessions(sessionEvidence([...ordinary, spray]), analysisOptionsSchema.parse({}));
  const { reasons, contributions, whatIf } = sessions[0]!;
  const partOf = (id: string) => contributions.find(({ featureId }) => featureId === id)!.contribution;
  expect(reasons.map(({ featureId }) => featureId)).toEqual(["failed_logons"]);
  expect(reasons[0]?.text).toMatch(/^57 failed logons of 54 accounts; /);
  expect(reasons[0]?.contribution).toBeCloseTo(partOf("failed_logons") + partOf("failed_accounts"), 8);
  expect(partOf("failed_accounts")).toBeGreaterThan(0);
  expect(whatIf?.text).toBe("Would not be flagged if it had no failed logons.");
});
