import { writeEvtx } from "../../src/evtx-writer/write-evtx.ts";
import { planAdministration } from "./administration.ts";
import { DemoServer } from "./demo-server.ts";
import { timeText } from "./demo-time.ts";
import { planIntrusion, securityLogClearedTime, shadowCopyTime } from "./intrusion.ts";
import { planPeople, planSupporter, useShares } from "./people-life.ts";
import { createRandom } from "./random.ts";
import { runServer } from "./server-life.ts";
import { type Channel, channels, ServerLogs } from "./server-logs.ts";

const seed = 20_260_302;

export interface DemoFile {
  /** Path below the demo's folder, with `/`. */
  name: string;
  bytes: Uint8Array;
}

/** The demo evidence as it was collected: four logs whole, the Security log in two parts. The same bytes each time. */
export function demoEvidence(): DemoFile[] {
  const logs = new ServerLogs();
  const random = createRandom(seed);
  const server = new DemoServer(logs, random);
  runServer(server);
  useShares(server);
  const plans = [...planPeople(random), ...planSupporter(random), ...planAdministration(), ...planIntrusion()];
  for (const plan of plans.toSorted((a, b) => a.start - b.start)) plan.run(server);
  return channels.flatMap((channel) => (channel === "Security" ? securityFiles(logs) : [logFile(logs, channel)]));
}

function logFile(logs: ServerLogs, channel: Channel): DemoFile {
  return { name: `${channel.replace("/", "%4")}.evtx`, bytes: writeEvtx(logs.events(channel)) };
}

/** The shadow copy's log up to the copy, and the live log from the clearing on; what lay between is lost. */
function securityFiles(logs: ServerLogs): DemoFile[] {
  const events = logs.events("Security");
  const copied = events.filter(({ timeCreated }) => timeCreated < timeText(shadowCopyTime));
  const live = events.filter(({ timeCreated }) => timeCreated >= timeText(securityLogClearedTime));
  return [
    { name: "Security.evtx", bytes: writeEvtx(live) },
    { name: "shadow-copy-2026-03-19/Security.evtx", bytes: writeEvtx(copied) },
  ];
}
