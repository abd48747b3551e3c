export { type BlobBytes, blobSource } from "./blob-source.ts";
export type { ByteSource } from "./byte-source.ts";
export { bytesSource } from "./bytes-source.ts";
export type { Crc32 } from "./crc32.ts";
export { EvtxError, type EvtxErrorCode } from "./errors.ts";
export type { EvtxProblem } from "./evtx-problem.ts";
export type { EvtxRecord } from "./evtx-record.ts";
export { type EvtxOptions, type EvtxSink, readEvtx } from "./read-evtx.ts";
