import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { demoEvidence, demoLogs } from "../../scripts/demo/demo-evidence.ts";

const folder = fileURLToPath(new URL("../../demo", import.meta.url));
const maxTotalBytes = 4 * 1024 * 1024;

it("is what its script writes, byte for byte", () => {
  const written = demoEvidence();
  const committed = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".evtx"))
    .map((name) => name.split(sep).join("/"));
  expect(committed.sort()).toEqual(written.map(({ name }) => name).sort());
  for (const { name, bytes } of written) expect(readFileSync(join(folder, name)).equals(bytes), name).toBe(true);
  expect(written.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(maxTotalBytes);
});

it("tells the intrusion with the event ids an analyst looks for", () => {
  const logs = demoLogs();
  const idsOf = (log: string, account: string): number[] =>
    logs
      .filter(({ name }) => name.endsWith(log))
      .flatMap(({ events }) => events)
      .filter(({ data }) => JSON.stringify(data ?? {}).includes(account))
      .map(({ eventId }) => eventId);
  const shadowCopy = idsOf("shadow-copy-2026-03-19/Security.evtx", "203.0.113.77");
  expect(shadowCopy.filter((id) => id === 4625)).toHaveLength(53);
  expect(new Set(idsOf("shadow-copy-2026-03-19/Security.evtx", "svc_update"))).toEqual(
    new Set([4720, 4722, 4738, 4724, 4624, 4648, 4672, 4647, 4634]),
  );
  const live = logs.find(({ name }) => name === "Security.evtx");
  expect(live?.events[0]?.eventId).toBe(1102);
});
