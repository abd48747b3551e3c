import { defaultAnalysisOptions } from "@stray/schemas";
import { caseInputs, describeGolden, type GoldenCase, materializeCase } from "@stray/test-fixtures";
import { runStray } from "./run-stray.ts";

/** The flags that say what a case's options say. */
function flagsOf({ options }: GoldenCase): string[] {
  const { profile, timezone = [], workHours, since, until, include = [] } = options;
  const isOwnWorkHours = workHours !== undefined && workHours !== defaultAnalysisOptions.workHours;
  return [
    ...(profile ? ["--profile", profile] : []),
    ...timezone.flatMap((zone) => ["--timezone", zone]),
    ...(isOwnWorkHours ? ["--work-hours", workHours] : []),
    ...(since ? ["--since", since] : []),
    ...(until ? ["--until", until] : []),
    ...(include.length > 0 ? ["--include", include.join(",")] : []),
  ];
}

/** `scan` of the folder; `score -` where the one list comes on stdin, `score` of the folder's files where there are more. */
async function runCase(goldenCase: GoldenCase) {
  const flags = [...flagsOf(goldenCase), "--format", "json"];
  const [input, ...others] = caseInputs(goldenCase);
  if (goldenCase.command === "score" && input && others.length === 0) {
    return runStray(["score", "-", ...flags], { input: input.bytes });
  }
  const { folder, remove } = materializeCase(goldenCase);
  try {
    return await runStray([goldenCase.command, folder, ...flags]);
  } finally {
    remove();
  }
}

describeGolden({
  name: "cli",
  run: async (goldenCase) => {
    const { stdout, stderr } = await runCase(goldenCase);
    if (stdout === "") throw new Error(`no report; stderr: ${stderr}`);
    return { report: stdout };
  },
});
