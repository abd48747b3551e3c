/** Bytes of a value that began in an earlier block, up to a cap; past it they are only counted. */
export interface ValueBuffer {
  append(bytes: Uint8Array): void;
  /** The whole value, of which `tail` is the last part; null when it is longer than the cap. */
  take(tail: Uint8Array): Uint8Array | null;
  clear(): void;
}

export function createValueBuffer(maxBytes: number): ValueBuffer {
  let buffer = new Uint8Array(0);
  let length = 0;

  function append(bytes: Uint8Array): void {
    const needed = length + bytes.length;
    if (needed <= maxBytes) {
      if (needed > buffer.length) buffer = grown(buffer, Math.min(maxBytes, Math.max(needed, 2 * buffer.length)));
      buffer.set(bytes, length);
    }
    length = needed;
  }

  return {
    append,
    take(tail) {
      if (length === 0) return tail.length <= maxBytes ? tail : null;
      append(tail);
      const value = length <= maxBytes ? buffer.subarray(0, length) : null;
      length = 0;
      return value;
    },
    clear() {
      length = 0;
    },
  };
}

function grown(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(size);
  larger.set(bytes);
  return larger;
}
