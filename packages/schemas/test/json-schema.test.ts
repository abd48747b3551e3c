import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { z } from "zod";
import {
  analysisOptionsSchema,
  analysisReportSchema,
  baselineSchema,
  evaluationSchema,
  knownGoodListSchema,
  originalFindingListSchema,
  originalSessionListSchema,
  sessionFileSchema,
  windowsEventSchema,
} from "../src/index.ts";

const published = {
  "analysis-options": analysisOptionsSchema,
  "analysis-report": analysisReportSchema,
  baseline: baselineSchema,
  evaluation: evaluationSchema,
  "known-good-list": knownGoodListSchema,
  "original-finding-list": originalFindingListSchema,
  "original-session-list": originalSessionListSchema,
  "session-file": sessionFileSchema,
  "windows-event": windowsEventSchema,
};

// `npx vitest -u` in this package writes the files; a change of shape without its file fails here.
it.each(Object.entries(published))("json-schema/%s.schema.json is current", async (name, schema) => {
  const text = `${JSON.stringify(z.toJSONSchema(schema, { io: "output" }), null, 2)}\n`;
  const file = new URL(`../json-schema/${name}.schema.json`, import.meta.url);
  await expect(text).toMatchFileSnapshot(fileURLToPath(file));
});
