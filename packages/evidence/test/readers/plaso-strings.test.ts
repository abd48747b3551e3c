import { eventMeanings } from "@stray/core";
import { expect, it } from "vitest";
import { stringNames } from "../../src/readers/plaso-strings.ts";

/** No log at hand shows in which order the gateway writes its values. */
const unknownOrder = new Set([302, 303]);

it("names the LogonId and the names of every event kind", () => {
  const lacking = eventMeanings.flatMap(({ eventId, provider, logonIdField, nameFields = [] }) => {
    const named = stringNames(provider, eventId, 0) ?? [];
    const needed = logonIdField === undefined ? nameFields : [logonIdField, ...nameFields];
    return needed.filter((field) => !named.includes(field)).map((field) => `${eventId} of ${provider}: ${field}`);
  });
  const known = lacking.filter((text) => !unknownOrder.has(Number.parseInt(text, 10)));
  expect(known, "fields without a place in plaso-strings.ts, which exports without XML are read by").toEqual([]);
});

it("names what tells a refused service ticket, whose account and address no LogonId gives", () => {
  const names = stringNames("Microsoft-Windows-Security-Auditing", 4769, 11);
  expect(names).toHaveLength(11);
  expect([names?.[0], names?.[2], names?.[6], names?.[8]]).toEqual([
    "TargetUserName",
    "ServiceName",
    "IpAddress",
    "Status",
  ]);
});
