import { expect, it } from "vitest";
import { eventSpecSchema } from "../src/event-spec.ts";
import { logonEvent } from "./evtx-writer/evtx-bytes.ts";

it("takes fields as pairs where a name occurs twice or is one that objects do not keep", () => {
  const data: [string, string][] = [
    ["__proto__", "first"],
    ["__proto__", "second"],
  ];
  expect(eventSpecSchema.parse(logonEvent(1, { data })).data).toEqual(data);
});
