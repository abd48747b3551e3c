import type { AnalysisError } from "@stray/core";
import { EvidenceError } from "@stray/evidence";
import type { ReadProblem } from "@stray/schemas";
import { ProblemError, type ProblemItem } from "../problems/problem-error.ts";
import { jsonPointer } from "../problems/problem-items.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { AnalysisJob } from "./analysis-job.ts";
import { sessionListItems } from "./session-list.ts";

/** Why evidence gave no analysis, as a problem: by JSON Pointer where the input is a list, else by file. */
export async function evidenceProblem(
  error: EvidenceError | AnalysisError,
  { files }: AnalysisJob,
): Promise<ProblemError> {
  if (!(error instanceof EvidenceError)) {
    return new ProblemError(codeOfAnalysis[error.code], error.message, { cause: error });
  }
  const code = codeOf(error);
  const items = code === "invalidSessionList" ? await listItems(files) : [];
  const errors = items.length > 0 ? items : error.problems.map((problem) => problemItem(problem, files));
  return new ProblemError(code, error.message, { errors, cause: error });
}

/** Options are checked before; what is left is said of the files that came with them. */
const codeOfAnalysis: Record<AnalysisError["code"], ProblemCode> = {
  baselineMisfit: "invalidBaseline",
  badKnownGood: "invalidKnownGood",
  unknownTimeZone: "invalidSessionList",
  valueNotFinite: "invalidSessionList",
  tooFewForBaseline: "internalError",
};

function codeOf({ code, problems }: EvidenceError): ProblemCode {
  switch (code) {
    case "noUsableInput":
      return "noUsableInput";
    case "badBaseline":
      return "invalidBaseline";
    case "badKnownGoodList":
      return "invalidKnownGood";
    case "badSessionList":
      return problems.every(isOfShape) ? "invalidSessionList" : "malformedBody";
    case "unlikeOptions":
      return "invalidSessionList";
    case "cancelled":
      return "cancelled";
  }
}

/** All else that is wrong with a list is wrong with its JSON. */
function isOfShape({ code, level }: ReadProblem): boolean {
  return code === "badSessionList" || level === "note";
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
