export type { ByteSource } from "./byte-source.ts";
export { type EvtxProblem, type EvtxRecord, type EvtxSink, readEvtx } from "./read-evtx.ts";
