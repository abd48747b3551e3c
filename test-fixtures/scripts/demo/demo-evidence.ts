import type { EventSpecInput } from "../../src/event-spec.ts";
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

/** One file of the demo; its name is the path below the demo's folder, with `/`. */
export interface DemoLog {
  name: string;
  events: readonly EventSpecInput[];
}

/** The demo evidence as it was collected: four logs whole, the Security log in two parts. The same events each time. */
export function demoLogs(): DemoLog[] {
  const logs = new ServerLogs();
  const random = createRandom(seed);
  const server = new DemoServer(logs, random);
  runServer(server);
  useShares(server);
  const plans = [...planPeople(random), ...planSupporter(random), ...planAdministration(), ...planIntrusion()];
  for (const plan of plans.toSorted((a, b) => a.start - b.start)) plan.run(server);
  return channels.flatMap((channel) => (channel === "Security" ? securityLogs(logs) : [wholeLog(logs, channel)]));
}

/** The demo's files as bytes. */
export function demoEvidence(): { name: string; bytes: Uint8Array }[] {
  return demoLogs().map(({ name, events }) => ({ name, bytes: writeEvtx(events) }));
}

function wholeLog(logs: ServerLogs, channel: Channel): DemoLog {
  return { name: `${channel.replace("/", "%4")}.evtx`, events: logs.events(channel) };
}

/** The shadow copy's log up to the copy, and the live log from the clearing on; what lay between is lost. */
function securityLogs(logs: ServerLogs): DemoLog[] {
  const events = logs.events("Security");
  const copied = events.filter(({ timeCreated }) => timeCreated < timeText(shadowCopyTime));
  const live = events.filter(({ timeCreated }) => timeCreated >= timeText(securityLogClearedTime));
  return [
    { name: "Security.evtx", events: live },
    { name: "shadow-copy-2026-03-19/Security.evtx", events: copied },
  ];
}
