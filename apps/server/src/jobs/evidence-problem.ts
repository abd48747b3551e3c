import type { EvidenceError } from "@stray/evidence";
import type { ReadProblem } from "@stray/schemas";
import { jsonPointer } from "../http-status.ts";
import { ProblemError, type ProblemItem } from "../problems/problem-error.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { AnalysisJob } from "./analysis-job.ts";
import { sessionListItems } from "./session-list.ts";

const codes = {
  noUsableInput: "noUsableInput",
  badSessionList: "invalidSessionList",
  unlikeOptions: "invalidSessionList",
  cancelled: "internalError",
} as const satisfies Record<EvidenceError["code"], ProblemCode>;

/** Why evidence gave no analysis, as a problem: by JSON Pointer where the input is a list, else by file. */
export async function evidenceProblem(error: EvidenceError, { files }: AnalysisJob): Promise<ProblemError> {
  const items = error.code === "badSessionList" ? await listItems(files) : [];
  const errors = items.length > 0 ? items : error.problems.map((problem) => problemItem(problem, files));
  return new ProblemError(codes[error.code], error.message, { errors, cause: error });
}

async function listItems(files: AnalysisJob["files"]): Promise<ProblemItem[]> {
  const [file] = files;
  return file === undefined || files.length > 1 ? [] : sessionListItems(file.path);
}

function problemItem({ source, line, text }: ReadProblem, files: AnalysisJob["files"]): ProblemItem {
  const index = files.findIndex(({ name }) => name === source);
  const pointer = files.length === 1 || index === -1 ? "" : jsonPointer(["files", index]);
  return { pointer, detail: line === null ? text : `line ${line}: ${text}` };
}
