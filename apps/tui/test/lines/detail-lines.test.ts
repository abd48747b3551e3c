import { displayWidth } from "@stray/report";
import { describe, expect, it } from "vitest";
import { contributionBar } from "../../src/lines/contribution-bar.ts";
import { detailLines } from "../../src/lines/detail-lines.ts";
import { makeReport, makeSession } from "../report-factory.ts";

describe("contributionBar", () => {
  it("is as long as the part of the largest, at least one cell for anything above zero", () => {
    const bar = (part: number, largest: number) => contributionBar(part, largest, { width: 8, glyph: "#" });
    expect(bar(4, 4)).toBe("########");
    expect(bar(2, 4)).toBe("####    ");
    expect(bar(0.001, 4)).toBe("#       ");
    expect(bar(0, 4)).toBe("        ");
    expect(bar(0, 0)).toBe("        ");
  });
});

describe("detailLines", () => {
  it("gives reasons once, with bars, before all else, and fits the width", () => {
    const reasons = [
      { featureId: "duration" as const, text: "long ".repeat(60), contribution: 2 },
      { featureId: "off_hours" as const, text: "began at night", contribution: 1 },
    ];
    const scored = makeSession(1, { reasons, session: { accountName: "y".repeat(10_000) } });
    const texts = detailLines(makeReport([scored]), scored, { width: 50, bar: "#" }).map((line) =>
      line.map(({ text }) => text).join(""),
    );
    expect(texts[1]).toMatch(/^######## long long/);
    expect(texts.filter((text) => text.includes("began at night"))).toEqual(["####     began at night"]);
    for (const text of texts) expect(displayWidth(text)).toBeLessThanOrEqual(50);
    expect(texts.length).toBeLessThan(150);
  });

  it("weighs the reasons of profile classic by their z-scores", () => {
    const reasons = [
      { featureId: "duration" as const, text: "Unusual session duration", zScore: -6 },
      { featureId: "off_hours" as const, text: "Off hours", zScore: 3 },
    ];
    const scored = makeSession(1, { reasons });
    const [, first, second] = detailLines(makeReport([scored]), scored, { width: 50, bar: "#" });
    expect([first?.[0]?.text, second?.[0]?.text]).toEqual(["########", "####    "]);
  });

  it("says so when nothing sets a session apart", () => {
    const scored = makeSession(1, { reasons: [] });
    const [, line] = detailLines(makeReport([scored]), scored, { width: 50, bar: "#" });
    expect(line?.[0]?.text).toBe("Nothing sets this session apart.");
  });
});
