import { isZero } from "./chunk.ts";

/** Signature, size, id and time; the event follows as binary XML, then the size once more. */
export const recordHeaderBytes = 24;
const sizeCopyBytes = 4;
const signature = 0x00002a2a; // "**\0\0"

/** The size of a whole record at `offset`, or 0 where none stands that ends by `end`. */
export function recordSizeAt(view: DataView, offset: number, end: number): number {
  if (offset + recordHeaderBytes + sizeCopyBytes > end) return 0;
  if (view.getUint32(offset, true) !== signature) return 0;
  const size = view.getUint32(offset + 4, true);
  if (size < recordHeaderBytes + sizeCopyBytes || offset + size > end) return 0;
  return view.getUint32(offset + size - sizeCopyBytes, true) === size ? size : 0;
}

/** The size of a record that was being written when its chunk was saved: zeros from the end of it to `end`; else 0. */
export function tornRecordSizeAt(view: DataView, bytes: Uint8Array, offset: number, end: number): number {
  if (offset + recordHeaderBytes + sizeCopyBytes > end || view.getUint32(offset, true) !== signature) return 0;
  const size = view.getUint32(offset + 4, true);
  if (size < recordHeaderBytes + sizeCopyBytes || offset + size >= end) return 0;
  return isZero(bytes, offset + size - sizeCopyBytes, end) ? size : 0;
}

/** The offset of the next whole record at or after `offset`, or `end`. Records are not aligned in damaged chunks. */
export function findRecord(view: DataView, bytes: Uint8Array, offset: number, end: number): number {
  for (let i = offset; i >= 0 && i < end; i++) {
    i = bytes.indexOf(0x2a, i);
    if (i < 0 || i >= end) return end;
    if (recordSizeAt(view, i, end) > 0) return i;
  }
  return end;
}

/** Where the binary XML of a record ends: before the copy of the size. */
export function recordBodyEnd(offset: number, size: number): number {
  return offset + size - sizeCopyBytes;
}
