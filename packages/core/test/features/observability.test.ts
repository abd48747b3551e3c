import type { Coverage } from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { featureCatalog } from "../../src/features/feature-catalog.ts";
import { observabilityTest } from "../../src/features/observability.ts";
import { session } from "../sample-session.ts";

function coverage(computer: string, channel: string, records = 1): Coverage {
  return { computer, channel, records, first: null, last: null, gaps: [], gapCount: 0 };
}

function hiddenFeatures(lines: Coverage[], of = session(), aliases: string[] = []): string[] {
  const computers = [{ computer: "PC-1", aliases, timeZone: "UTC", timeZoneSource: "assumedUtc" as const }];
  const isObservable = observabilityTest(lines, computers);
  return featureCatalog.stray.filter((feature) => !isObservable(of, feature)).map(({ id }) => id);
}

describe("observabilityTest", () => {
  it("hides what no channel of the computer could show", () => {
    expect(hiddenFeatures([coverage("PC-1", "System")])).toEqual([
      "successful_logons",
      "failed_logons",
      "failed_accounts",
      "unique_tasks",
      "group_added",
      "user_created",
      "audit_policy",
      "explicit_targets",
      "share_access",
      "directory_access",
      "sensitive_objects",
      "admin_tools",
    ]);
  });

  it("hides nothing where the Security log was read", () => {
    expect(hiddenFeatures([coverage("PC-1", "Security")])).toEqual([]);
  });

  it("compares computers without case and domain, and by their last name", () => {
    expect(hiddenFeatures([coverage("pc-1.example.org", "security")])).toEqual([]);
    expect(hiddenFeatures([coverage("OLD-1", "Security"), coverage("PC-1", "System")], session(), ["OLD-1"])).toEqual(
      [],
    );
  });

  it("takes a log without records for absent", () => {
    const lines = [coverage("PC-1", "Security", 0), coverage("PC-1", "System")];
    expect(hiddenFeatures(lines)).toContain("failed_logons");
  });

  it("takes a given list, and a computer of which nothing is told, to show all", () => {
    const given = session({ given: { position: 1, user: null, sourceIp: null, start: null, end: null } });
    expect(hiddenFeatures([coverage("PC-1", "System")], given)).toEqual([]);
    expect(hiddenFeatures([coverage("PC-9", "System")])).toEqual([]);
  });
});
