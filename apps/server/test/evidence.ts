import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatBaseline, learnFromEvidence } from "@stray/evidence";
import { createSha256 } from "@stray/files";
import { defaultAnalysisOptions } from "@stray/schemas";
import { type EventSpecInput, writeEvtx } from "@stray/test-fixtures";
import { fileSource } from "../src/jobs/file-source.ts";
import { temporaryFolder } from "./running-server.ts";

/** A Security log with `count` logons of one computer, an hour apart, each logged off after ten minutes. */
export function securityLog(count: number): Uint8Array {
  return writeEvtx(Array.from({ length: count }, (_, index) => logon(index)).flat());
}

/** A list of `count` sessions in the original tool's shape. */
export function sessionList(count: number): string {
  return JSON.stringify(Array.from({ length: count }, (_, index) => session(index)));
}

/** A baseline of twelve logons, as a part of a form. */
export async function learnedBaseline() {
  const path = join(temporaryFolder(), "good.evtx");
  writeFileSync(path, securityLog(12));
  const sources = [fileSource({ name: "good.evtx", path, bytes: 0 })];
  const { baseline } = await learnFromEvidence(sources, defaultAnalysisOptions, { version: "1.2.3", createSha256 });
  const part = { field: "baseline", name: "january.json", bytes: [...formatBaseline(baseline)].join("") } as const;
  return { part, fingerprint: baseline.fingerprint };
}

function logon(index: number): EventSpecInput[] {
  const targetLogonId = `0x${(0x10_000 + index).toString(16)}`;
  const account = { TargetUserName: `user${index % 3}`, TargetDomainName: "LAB", TargetLogonId: targetLogonId };
  return [
    securityEvent(4624, 2 * index + 1, moment(60 * index), { ...account, LogonType: "2", IpAddress: "-" }),
    securityEvent(4634, 2 * index + 2, moment(60 * index + 10), { ...account, LogonType: "2" }),
  ];
}

function securityEvent(eventId: number, eventRecordId: number, timeCreated: string, data: EventSpecInput["data"]) {
  const provider = "Microsoft-Windows-Security-Auditing";
  return { eventId, channel: "Security", provider, computer: "PC.lab.example", eventRecordId, timeCreated, data };
}

function session(index: number) {
  return {
    user: `user${index % 5}`,
    source_ip: `192.0.2.${index % 7}`,
    start_time: moment(60 * index),
    end_time: moment(60 * index + (index % 50)),
    events: [{ event_id: 4624 }],
  };
}

function moment(minutes: number): string {
  return new Date(Date.UTC(2026, 2, 2) + minutes * 60_000).toISOString();
}
