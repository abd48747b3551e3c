import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { eventMeanings } from "../../src/events/event-meanings.ts";

it("docs/sessions.md shows the table of event kinds as it is", () => {
  const text = readFileSync(fileURLToPath(new URL("../../../../docs/sessions.md", import.meta.url)), "utf8");
  const rows = text.split(/\r?\n/).filter((line) => /^\| \d+ \|/.test(line));
  const expected = eventMeanings.map((row) => {
    const cells = [row.eventId, row.channel, row.provider, row.kind, row.meaning, row.logonIdField ?? ""];
    return `| ${[...cells, (row.nameFields ?? []).join(", ")].join(" | ")} |`;
  });
  expect(rows, 'the table under "Event kinds": what is expected is a row for each of event-meanings.ts').toEqual(
    expected,
  );
});
