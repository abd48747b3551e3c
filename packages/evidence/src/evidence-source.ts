import type { AnalysisReferences, EventRuns } from "@stray/core";
import type { ByteSource, Crc32 } from "@stray/evtx";
import type { CreateSha256, ReadProblem } from "@stray/schemas";

/** One named input, opened when its turn comes. */
export interface EvidenceSource {
  /** As shown in the report: the path below the longest common folder, with `/`; `-` for a stream. */
  name: string;
  /** Named by the user itself, not met while walking a folder. No report depends on it: it is for the exit code alone. */
  given: boolean;
  /** For progress; null when unknown. */
  sizeBytes: number | null;
  /** An archive, which is only hashed: what it holds are sources of their own. */
  container?: "zip";
  open(): Promise<OpenEvidence>;
}

/** PATHs, resolved: what to read, and what could not be reached (both go into the analysis: `context.problems`). */
export interface EvidenceSources {
  sources: EvidenceSource[];
  problems: ReadProblem[];
}

export interface OpenEvidence extends ByteSource {
  close(): Promise<void>;
}

/** Shown while reading: bytes of all sources, and what is being read. */
export interface Progress {
  source: string;
  bytesRead: number;
  bytesTotal: number | null;
  records: number;
}

/** What the frontend lends: nothing in this package knows where it runs. */
export interface EvidenceContext {
  /** Version of the tool, for the report. */
  version: string;
  createSha256: CreateSha256;
  /** A faster CRC-32 than the reader's own, for the checksums in event logs. */
  crc32?: Crc32;
  /** Met before reading began, such as a path that does not exist; they become part of the report. */
  problems?: readonly ReadProblem[];
  /** Known-good evidence to score against, and what is known to be good; `options` name them by their SHA-256. */
  references?: AnalysisReferences | undefined;
  /** Takes events that memory is not to hold; without it memory holds all. */
  spill?: EventRuns;
  onProgress?: (progress: Progress) => void;
  isCancelled?: () => boolean;
}
