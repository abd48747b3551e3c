import type { Progress } from "@stray/evidence";
import type { AnalysisOptions } from "@stray/schemas";
import type { ProblemItem } from "../problems/problem-error.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import type { ServedFormat } from "../report-formats.ts";

/** One uploaded file: the name as sent, for the report, and where its bytes lie under a name of ours. */
export interface StoredFile {
  name: string;
  path: string;
  bytes: number;
}

/** What an upload is made of: evidence, and what it is to be scored against. */
export interface UploadedFiles {
  files: StoredFile[];
  references: { baseline?: StoredFile; knownGood?: StoredFile };
}

/** All a worker thread is told. */
export interface AnalysisJob extends UploadedFiles {
  options: AnalysisOptions;
  version: string;
  /** Method and target of the request, for `run.arguments`. */
  arguments: string[];
  /** At most so many sessions; null: POST /v1/analyses, which takes any number, and event logs. */
  sessionLimit: number | null;
  /** Folder into which the report is written, once in each of `formats`. */
  reportFolder: string;
  formats: readonly ServedFormat[];
}

/** What a worker thread tells: progress, and at the end one of the two others. */
export type WorkerMessage =
  | { kind: "progress"; progress: Progress }
  | { kind: "succeeded"; contentSha256: string }
  | { kind: "failed"; code: ProblemCode; detail: string; errors: ProblemItem[] };
