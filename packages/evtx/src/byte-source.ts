/** Bytes from anywhere: a file, a Blob, a buffer, a pipe. Stray reads front to back, so a pipe can serve too. */
export interface ByteSource {
  /** Fills `target` from `position` on; resolves to the bytes written, 0 at the end and fewer than asked only there. */
  read(target: Uint8Array, position: number): Promise<number>;
}
