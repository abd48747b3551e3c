import { analysisOptionsSchema, type Computer, type LogonSession } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { featureCatalog } from "../../src/features/feature-catalog.ts";
import { featureTable } from "../../src/features/feature-table.ts";
import { caveats } from "../../src/scoring/caveats.ts";
import { session } from "../sample-session.ts";

interface Facts {
  computers?: Computer[];
  hidden?: (computer: string, id: string) => boolean;
  tooFewSessions?: boolean;
  profile?: "stray" | "classic";
}

function caveatsOf(
  sessions: LogonSession[],
  { computers = [], hidden = () => false, tooFewSessions = false, profile }: Facts,
) {
  const options = analysisOptionsSchema.parse({ profile });
  const table = featureTable(sessions, {
    features: featureCatalog[options.profile],
    context: { isOffHours: () => false },
    isObservable: ({ computer }, { id }) => !hidden(computer, id),
  });
  return caveats({ table, options, computers, tooFewSessions });
}

function textsOf(sessions: LogonSession[], facts: Facts) {
  return Object.fromEntries(caveatsOf(sessions, facts).map(({ code, text }) => [code, text]));
}

function briefOf(sessions: LogonSession[], facts: Facts) {
  return caveatsOf(sessions, facts).find(({ code }) => code === "unlikeCoverage")?.brief;
}

function given(start: string | null, end: string | null): LogonSession {
  return session({ startTime: null, given: { position: 1, user: null, sourceIp: null, start, end } });
}

describe("caveats", () => {
  it("counts sessions in words", () => {
    expect(textsOf([session()], { tooFewSessions: true }).tooFewSessions).toMatch(/^Only 1 session: too few/);
    expect(textsOf([], { tooFewSessions: true, profile: "classic" }).tooFewSessions).toBe(
      "There are no sessions to score.",
    );
  });

  it("names what each computer cannot show, ten computers at most", () => {
    const sessions = Array.from({ length: 13 }, (_, index) => session({ computer: `PC-${10 + index}` }));
    const hidden = (computer: string, id: string) => computer !== "PC-10" && id === "failed_logons";
    const { unlikeCoverage } = textsOf(sessions, { hidden });
    expect(unlikeCoverage).toContain("PC-11 cannot show failed_logons; PC-12 cannot show failed_logons");
    expect(unlikeCoverage).toContain("PC-20 cannot show failed_logons and 2 more.");
  });

  it("has a brief form: how many computers of how many, and what of", () => {
    const sessions = Array.from({ length: 13 }, (_, index) => session({ computer: `PC-${10 + index}` }));
    const hidden = (computer: string, id: string) =>
      computer !== "PC-10" && ["failed_logons", "failed_accounts", "user_created", "share_access"].includes(id);
    expect(briefOf(sessions, { hidden })).toBe(
      "Computers with unlike evidence were scored together: 12 of 13 cannot show some or all of: logons; " +
        "changes of tasks, services, accounts, groups, logs and policy; use of credentials, shares, objects and tools. " +
        "What a computer's logs cannot show counts as 0. --format json names them.",
    );
    const oneHidden = (computer: string, id: string) => computer === "PC-11" && id === "failed_logons";
    expect(briefOf(sessions, { hidden: oneHidden })).toMatch(/: 1 of 13 cannot show some or all of: logons\. What/);
  });

  it("says nothing where all computers lack the same", () => {
    const hidden = (_: string, id: string) => id === "failed_logons";
    expect(textsOf([session(), session({ computer: "PC-2" })], { hidden })).not.toHaveProperty("unlikeCoverage");
  });

  it("names the scored computers whose zone was assumed", () => {
    const zone = (computer: string, timeZoneSource: Computer["timeZoneSource"]): Computer => {
      return { computer, aliases: [], timeZone: "UTC", timeZoneSource };
    };
    const computers = [zone("PC-1", "assumedUtc"), zone("PC-2", "option"), zone("PC-3", "assumedUtc")];
    const { assumedUtc } = textsOf([session(), session({ computer: "PC-2" })], { computers });
    expect(assumedUtc).toMatch(/^No time zone is known for PC-1: off-hours are told by UTC/);
    const unnamed = textsOf([session({ computer: "" })], { computers: [zone("", "assumedUtc")] });
    expect(unnamed.assumedUtc).toMatch(/^No time zone is known for a computer without a name: /);
  });

  it("tells missing starts and unreadable times apart", () => {
    const texts = textsOf([given(null, null), given("noon", "2026-03-02"), given("", "")], {});
    expect(texts.unknownStart).toMatch(/^3 sessions have no known start/);
    expect(texts.unreadableTimes).toMatch(/^1 session has a time that is not ISO 8601/);
  });

  it("names computers whose zone changed between sessions", () => {
    const sessions = [session({ timeZone: "+09:00" }), session({ timeZone: "+01:00" }), session({ computer: "PC-2" })];
    expect(textsOf(sessions, {}).zoneChanged).toContain("changed: PC-1 (+01:00, +09:00).");
    expect(textsOf([session(), session({ computer: "PC-2", timeZone: "+01:00" })], {}).zoneChanged).toBeUndefined();
  });

  it("counts sessions that span a hole, with the kinds of hole", () => {
    const sessions = [session({ holes: ["silence", "logCleared"] }), session({ holes: ["silence"] }), session()];
    expect(textsOf(sessions, {}).spansHole).toMatch(
      /^2 sessions span a hole in the evidence \(a log was cleared, over three days of silence\)/,
    );
    expect(textsOf([session()], {}).spansHole).toBeUndefined();
  });

  it("names sessions whose client stands two hours or more away, round the world, where the computer's zone is known", () => {
    const told = (timeZone: string, clientTimeZone: string | null) =>
      textsOf([session({ timeZone, clientTimeZone })], {}).clientElsewhere;
    expect(told("+00:00", "+09:00")).toContain("amy on PC-1 (client +09:00, computer +00:00)");
    expect([told("+00:00", "+01:00"), told("Europe/Berlin", "+01:00"), told("+00:00", null)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(told("-11:00", "+13:00")).toBeUndefined();
    const computers = [{ computer: "PC-1", aliases: [], timeZone: "UTC", timeZoneSource: "assumedUtc" as const }];
    expect(textsOf([session({ clientTimeZone: "+09:00" })], { computers }).clientElsewhere).toBeUndefined();
  });
});
