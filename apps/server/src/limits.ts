/** What one server gives at most; docs/http.md tells each default's reason. */
export interface ServerLimits {
  /** Sessions in one body of POST /v1/score. */
  scoreSessions: number;
  /** Bytes of one body of POST /v1/score. */
  scoreBodyBytes: number;
  /** Bytes of one body of POST /v1/analyses, all parts together. */
  uploadBytes: number;
  /** Bytes of one uploaded file. */
  fileBytes: number;
  /** Bytes of a baseline or a known-good list, which are read whole. */
  referenceBytes: number;
  /** Files in one upload. */
  files: number;
  /** UTF-8 bytes of an uploaded file's name. */
  nameBytes: number;
  /** Bytes kept on disk: uploads until they are analyzed, and reports. */
  diskBytes: number;
  /** Analyses kept, finished ones included. */
  analyses: number;
  /** Analyses being uploaded, waiting or running; as many again of POST /v1/score. */
  jobs: number;
  /** Silence of an uploading client before it is given up. */
  idleMs: number;
  /** Bytes that an uploading client sends per second at least, on average over each `idleMs`. */
  minBytesPerSecond: number;
  /** Time of one analysis. */
  analysisMs: number;
  /** Time of the work of one POST /v1/score. */
  scoreMs: number;
  /** Heap of one worker thread. */
  workerHeapMegabytes: number;
  /** Time that running work gets to finish once the server is told to stop. */
  drainMs: number;
}

const kibibyte = 1024;
const mebibyte = 1024 * kibibyte;
const gibibyte = 1024 * mebibyte;

export const defaultLimits: ServerLimits = {
  scoreSessions: 10_000,
  scoreBodyBytes: 64 * mebibyte,
  uploadBytes: 8 * gibibyte,
  fileBytes: 4 * gibibyte,
  referenceBytes: 64 * mebibyte,
  files: 1_000,
  nameBytes: 1_024,
  diskBytes: 32 * gibibyte,
  analyses: 1_000,
  jobs: 8,
  idleMs: 30_000,
  minBytesPerSecond: 16 * kibibyte,
  analysisMs: 3_600_000,
  scoreMs: 120_000,
  workerHeapMegabytes: 4_096,
  drainMs: 10_000,
};
