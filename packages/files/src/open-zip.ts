import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";

const endSignature = Buffer.from("PK\x05\x06");
const endBytes = 22;
const commentLengthAt = 20;
const longestComment = 0xffff;

/**
 * Opens a zip archive by the size that its end tells. Some public evidence comes in archives whose comment is a byte
 * short, or with bytes behind them; everything that counts is there.
 */
export async function openZip(path: string): Promise<ZipFile> {
  const file = await open(path, "r");
  try {
    return await fromRandomAccessReaderPromise(new FileReader(path, file), await sizeByItsEnd(file), {
      lazyEntries: true,
      autoClose: false,
      // Names are decoded by us: the library refuses a whole archive for one name that is no safe path.
      decodeStrings: false,
      validateEntrySizes: true,
    });
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function sizeByItsEnd(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, endBytes + longestComment));
  await file.read(tail, 0, tail.length, size - tail.length);
  const at = tail.lastIndexOf(endSignature);
  if (at < 0 || at + endBytes > tail.length) return size;
  return size - tail.length + at + endBytes + tail.readUInt16LE(at + commentLengthAt);
}

/** Reads zeros behind the end of the file. */
class FileReader extends RandomAccessReader {
  readonly #path: string;
  readonly #file: FileHandle;

  constructor(path: string, file: FileHandle) {
    super();
    this.#path = path;
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return createReadStream(this.#path, { start, end: end - 1 });
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#file.read(buffer, offset, length, position).then(
      ({ bytesRead }) => {
        buffer.fill(0, offset + bytesRead, offset + length);
        callback(null);
      },
      (error: Error) => callback(error),
    );
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(() => callback(null), callback);
  }
}
