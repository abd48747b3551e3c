import { chainsawJson } from "./chainsaw.ts";
import type { EventFormat } from "./event-format.ts";
import { eventViewerCsv } from "./event-viewer-csv.ts";
import { evtxDumpJson } from "./evtx-dump-json.ts";
import { evtxECmd, evtxECmdFullJson } from "./evtxecmd.ts";
import { getWinEventCsv } from "./get-winevent-csv.ts";
import { hayabusa } from "./hayabusa.ts";
import { plasoJson } from "./plaso.ts";
import { securityDatasets } from "./security-datasets.ts";
import { splunkJson } from "./splunk.ts";
import { strayEvents } from "./stray-events.ts";
import { velociraptor } from "./velociraptor.ts";
import { winlogbeat, winlogbeat6Json } from "./winlogbeat.ts";

/** What a JSON object may be, in the order in which it is asked. */
export const jsonFormats: readonly EventFormat[] = [
  evtxECmdFullJson,
  evtxDumpJson,
  chainsawJson,
  hayabusa,
  evtxECmd,
  winlogbeat,
  winlogbeat6Json,
  splunkJson,
  plasoJson,
  velociraptor,
  securityDatasets,
  strayEvents,
];

/** What a row of CSV may be, in the order in which it is asked. */
export const csvFormats: readonly EventFormat[] = [hayabusa, evtxECmd, getWinEventCsv, eventViewerCsv];
