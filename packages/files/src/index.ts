export { crc32 } from "./crc32.ts";
export { createSha256 } from "./create-sha256.ts";
export { FilesError, type FilesErrorCode, plainReason } from "./errors.ts";
export { createEventSpill, type EventSpill } from "./event-spill.ts";
export { openNamedFiles } from "./open-named-files.ts";
export { openPaths } from "./open-paths.ts";
export { type OutputPiece, writeFileAtomically } from "./write-file-atomically.ts";
