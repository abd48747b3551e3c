import { runTriage } from "../src/index.ts";
import { makeReport, makeSessions } from "./report-factory.ts";

// Started in a real terminal by terminal.test.ts: node ... live.ts COUNT
const count = Number(process.argv[2] ?? "1207");
await runTriage({
  report: makeReport(makeSessions(count)),
  sourceLabel: "made for a test",
  streams: { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr },
  environment: process.env,
  platform: process.platform,
});
