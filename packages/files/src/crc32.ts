/** CRC-32 by node:zlib, for the packages that may not import it; several times faster than theirs. */
export { crc32 } from "node:zlib";
