import {
  classicFeatureIdSchema,
  type LogonSession,
  type SessionEventCount,
  strayFeatureIdSchema,
} from "@stray/schemas";
import { describe, expect, it } from "vitest";
import { featureCatalog } from "../../src/features/feature-catalog.ts";
import { session } from "../sample-session.ts";

const context = { isOffHours: () => false };

function row(eventId: number, kind: SessionEventCount["kind"], count: number, distinctNames = 0): SessionEventCount {
  return { channel: "Security", eventId, kind, count, distinctNames };
}

function read(profile: "stray" | "classic", id: string, of: LogonSession): number | undefined {
  return featureCatalog[profile].find((feature) => feature.id === id)?.read(of, context);
}

describe("featureCatalog", () => {
  it("has the schema's features in the schema's order", () => {
    expect(featureCatalog.stray.map(({ id }) => id)).toEqual(strayFeatureIdSchema.options);
    expect(featureCatalog.classic.map(({ id }) => id)).toEqual(classicFeatureIdSchema.options);
  });
});

describe("features of profile stray", () => {
  const busy = session({
    eventCounts: [
      row(4624, "logonSucceeded", 3),
      row(4625, "logonFailed", 4),
      row(4771, "kerberosPreauthenticationFailed", 2),
      row(4776, "credentialsRefused", 1),
      row(4698, "scheduledTaskCreated", 5, 2),
      row(106, "scheduledTaskCreated", 5, 1),
      row(129, "scheduledTaskLaunched", 90, 9),
      row(7045, "serviceInstalled", 2, 2),
      row(4697, "serviceInstalled", 2, 0),
      row(4732, "groupMemberAdded", 1),
      row(4728, "groupMemberAdded", 1),
      row(4720, "userCreated", 1),
      row(104, "logCleared", 2),
      row(4672, "specialPrivileges", 7),
    ],
  });

  it.each([
    ["failed_logons", 7],
    ["unique_tasks", 3],
    ["unique_services", 2],
    ["group_added", 2],
    ["user_created", 1],
    ["logs_cleared", 2],
    ["successful_logons", 1],
    ["total_events", 1 + 7 + 10 + 4 + 2 + 1 + 2],
  ])("counts %s by kind", (id, expected) => {
    expect(read("stray", id, busy)).toBe(expected);
  });

  const audited = session({
    eventCounts: [
      row(4625, "logonFailed", 9, 4),
      row(4719, "auditPolicyChanged", 2, 1),
      row(4648, "explicitCredentials", 6, 3),
      row(5140, "shareAccessed", 4, 1),
      row(5145, "shareAccessed", 40, 2),
      row(4662, "directoryAccessed", 8, 5),
      row(5136, "directoryAccessed", 1, 0),
      row(4663, "sensitiveObjectAccessed", 7, 2),
      row(4688, "adminToolStarted", 30, 2),
    ],
  });

  it.each([
    ["failed_accounts", 3, 3],
    ["audit_policy", 2, 2],
    ["explicit_targets", 3, 3],
    ["share_access", 44, 0],
    ["directory_access", 9, 0],
    ["sensitive_objects", 7, 0],
    ["admin_tools", 2, 0],
    ["total_events", 10, 10],
  ])("counts %s: %i of a person, %i of a machine", (id, ofPerson, ofMachine) => {
    expect(read("stray", id, audited)).toBe(ofPerson);
    expect(read("stray", id, { ...audited, accountKind: "machine" })).toBe(ofMachine);
  });

  it("takes failures that name nobody for one account's", () => {
    expect(read("stray", "failed_accounts", session({ eventCounts: [row(4625, "logonFailed", 9)] }))).toBe(0);
    expect(read("stray", "failed_accounts", session())).toBe(0);
  });

  it("counts network-level successes of a session that no logon opened", () => {
    const seen = session({ startReason: "firstSeen", eventCounts: [row(1149, "remoteDesktopAuthenticated", 2)] });
    expect(read("stray", "successful_logons", seen)).toBe(2);
  });

  it("counts something unnamed once", () => {
    expect(read("stray", "unique_services", session({ eventCounts: [row(7045, "serviceInstalled", 3)] }))).toBe(1);
    expect(read("stray", "unique_services", session())).toBe(0);
  });

  it("takes the steady duration, never below zero", () => {
    expect(read("stray", "duration", session({ connectedSeconds: 12.5, endTime: null }))).toBe(12.5);
    expect(read("stray", "duration", session({ connectedSeconds: -5 }))).toBe(0);
  });
});

describe("features of profile classic", () => {
  it("counts by id alone, whatever the kind", () => {
    const odd = session({
      eventCounts: [row(4625, null, 3), row(104, "logCleared", 2), row(4728, "groupMemberAdded", 1)],
    });
    expect(read("classic", "failed_logons", odd)).toBe(3);
    expect(read("classic", "logs_cleared", odd)).toBe(0);
    expect(read("classic", "admin_added", odd)).toBe(0);
    expect(read("classic", "total_events", odd)).toBe(6);
  });

  it("counts a task that was both created and launched once", () => {
    const event = {
      eventId: 4698,
      channel: "",
      eventRecordId: 1,
      timeCreated: null,
      source: "",
      attribution: "logonId",
    } as const;
    const tasks = session({
      eventCounts: [row(4698, "scheduledTaskCreated", 1, 1), row(129, "scheduledTaskLaunched", 3, 2)],
      events: [
        { ...event, kind: "scheduledTaskCreated", name: "\\a" },
        { ...event, kind: "scheduledTaskLaunched", eventId: 129, name: "\\a" },
        { ...event, kind: "scheduledTaskLaunched", eventId: 129, name: "\\b" },
      ],
    });
    expect(read("classic", "unique_tasks", tasks)).toBe(2);
    expect(read("stray", "unique_tasks", tasks)).toBe(1);
  });

  it("counts a task whose name stands at an event of the same kind that is not its own", () => {
    const created = { kind: "scheduledTaskCreated", eventRecordId: 1, timeCreated: null, source: "" } as const;
    const tasks = session({
      // Only the first row of a kind counts a name that both have.
      eventCounts: [
        { ...row(106, "scheduledTaskCreated", 1, 1), channel: "Microsoft-Windows-TaskScheduler/Operational" },
        row(4698, "scheduledTaskCreated", 2, 1),
      ],
      events: [
        { ...created, eventId: 106, channel: "", name: "\\a", attribution: "timeWindow" },
        { ...created, eventId: 4698, channel: "", name: "\\a", attribution: "logonId" },
        { ...created, eventId: 4698, channel: "", name: "\\b", attribution: "logonId" },
      ],
    });
    expect(read("classic", "unique_tasks", tasks)).toBe(2);
    expect(read("stray", "unique_tasks", tasks)).toBe(2);
  });

  it("has no duration without an end", () => {
    expect(read("classic", "duration", session())).toBe(3600);
    expect(read("classic", "duration", session({ endTime: null }))).toBe(0);
  });
});
