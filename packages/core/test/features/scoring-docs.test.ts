import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { featureCatalog } from "../../src/features/feature-catalog.ts";

const page = readFileSync(new URL("../../../../docs/scoring.md", import.meta.url), "utf8");

describe("docs/scoring.md", () => {
  it("lists the features of profile stray as the catalog has them", () => {
    const table = page.split("<!-- features:begin -->")[1]?.split("<!-- features:end -->")[0] ?? "";
    const lines = table.split(/\r?\n/).filter((line) => line.startsWith("| `"));
    const rows = lines.map((line) =>
      line
        .split("|")
        .map((cell) => cell.trim())
        .slice(1, 4),
    );
    expect(rows, "the table of features: id, unit and description of each in feature-catalog.ts").toEqual(
      featureCatalog.stray.map(({ id, unit, description }) => [`\`${id}\``, unit, description]),
    );
  });
});
