// Started in a real terminal by terminal.test.ts and by the speed measurement: the app on made sessions.
// node ... live.ts COUNT PID_FILE [throw]
import { writeFileSync } from "node:fs";
import { runTriage } from "../../src/index.ts";
import { makeReport, makeSessions } from "../report-factory.ts";

const [count = "1207", pidFile = "", fault] = process.argv.slice(2);
const report = makeReport(makeSessions(Number(count)));
if (fault === "throw") {
  // On the second page, so that the app is up when it happens.
  Object.defineProperty(report.sessions[40], "reasons", {
    get: () => {
      throw new Error("a fault while drawing");
    },
  });
}
writeFileSync(pidFile, String(process.pid));
await runTriage({
  report,
  sourceLabel: "made for a test",
  streams: { stdin: process.stdin, stdout: process.stdout, stderr: process.stderr },
  environment: process.env,
  platform: process.platform,
});
