// npm @ts-evtx/core: node ts-evtx.mjs fullEvents FILE… ; every record as XML, the one form that holds the event id.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createAnswer } from "./projection.mjs";

const entry = join(process.env.RIVALS, "npm", "node_modules", "@ts-evtx", "core", "dist", "index.js");
const { EvtxFile } = await import(pathToFileURL(entry).href);
const answer = await createAnswer([]);
for (const path of process.argv.slice(3).filter((argument) => !argument.startsWith("--"))) {
  const file = await EvtxFile.open(path);
  for (const record of file.records()) {
    answer.addRecord();
    answer.addText(record.renderXml());
  }
}
answer.print();
