import { describe, expect, it } from "vitest";
import { accountLabel, eventKindLabel, levelLabel, logonTypeName, sourceLabel } from "../src/labels.ts";
import { exampleSession } from "./example-report.ts";

describe("labels", () => {
  it("names the logon types of Windows, and numbers others", () => {
    expect([2, 3, 10, 6, null].map(logonTypeName)).toEqual(["console", "network", "Remote Desktop", "type 6", ""]);
  });

  it("tells levels apart without color", () => {
    expect(new Set([levelLabel("high"), levelLabel("medium"), levelLabel("none")]).size).toBe(3);
    expect(levelLabel("high")).toBe("!! HIGH");
  });

  it("writes event kinds in words", () => expect(eventKindLabel("remoteDesktopLogon")).toBe("remote desktop logon"));

  it("puts the domain before the account only where there is one", () => {
    expect(accountLabel(exampleSession())).toBe("CORP\\bob");
    expect(accountLabel(exampleSession({ accountDomain: "" }))).toBe("bob");
  });

  it("falls back from the address to the workstation", () => {
    expect(sourceLabel(exampleSession())).toBe("203.0.113.7");
    expect(sourceLabel(exampleSession({ sourceAddress: "" }))).toBe("KALI");
  });
});
