export { createSha256 } from "./create-sha256.ts";
export { FilesError, type FilesErrorCode, plainReason } from "./errors.ts";
export { openNamedFiles } from "./open-named-files.ts";
export { openPaths } from "./open-paths.ts";
export { writeFileAtomically } from "./write-file-atomically.ts";
