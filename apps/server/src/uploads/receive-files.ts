import { setMaxListeners } from "node:events";
import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import type { StoredFile, UploadedFiles } from "../jobs/analysis-job.ts";
import { ProblemError } from "../problems/problem-error.ts";
import { type PourLimits, pour } from "./pour.ts";

const partHeaderBytes = 16 * 1024;
const partHeaders = 16;

/** Fields whose file is no evidence; of any other name it is. */
const referenceFields = ["baseline", "knownGood"] as const satisfies readonly (keyof UploadedFiles["references"])[];

export interface FileLimits {
  files: number;
  fileBytes: number;
  referenceBytes: number;
  nameBytes: number;
}

/**
 * Streams the files of a multipart body into `folder`, evidence under the numbers 0, 1, 2, a baseline and a known-good
 * list under their field's name: a name that a client sent never becomes a path. Rejects with a ProblemError, or with
 * the stream's own error when the client went away.
 */
export async function receiveFiles(
  body: ReadableStream,
  contentType: string,
  { folder, limits, pourLimits }: { folder: string; limits: FileLimits; pourLimits: PourLimits },
): Promise<UploadedFiles> {
  const { signal } = pourLimits.abort;
  // Each file listens for the end of the upload.
  setMaxListeners(0, signal);
  const received: UploadedFiles = { files: [], references: {} };
  const writes: Promise<void>[] = [];
  const fail = (error: unknown) => pourLimits.abort.abort(error);
  const parser = openParser(contentType, limits, fail);
  parser.on("file", (field, stream, name) => {
    stream.once("limit", () => fail(tooLarge(`${limits.fileBytes} bytes in a file`)));
    const file = place({ field, name }, received, { folder, limits, fail });
    writes.push(store(stream, file, signal).catch(fail));
  });
  await pour(body, parser, pourLimits).catch(fail);
  // Whatever happened, every file is closed before the caller may delete it.
  await Promise.all(writes);
  signal.throwIfAborted();
  if (received.files.length === 0) throw new ProblemError("invalidUpload", "The form has no file of evidence.");
  checkReferences(received, limits);
  return received;
}

interface Placing {
  folder: string;
  limits: FileLimits;
  fail: (error: unknown) => void;
}

/** Says where a part is stored, and whose it is: evidence, or one of the two references. */
function place(
  { field, name }: { field: string; name: string },
  { files, references }: UploadedFiles,
  { folder, limits, fail }: Placing,
): StoredFile {
  const reference = referenceFields.find((known) => known === field);
  const file = { name: name || field, path: join(folder, reference ?? String(files.length)), bytes: 0 };
  if (reference === undefined) {
    const fault = nameFault(name, files, limits);
    if (fault !== null) fail(invalidName(files.length, fault));
    if (files.push(file) > limits.files) fail(tooLarge(`${limits.files} files`));
  } else {
    if (references[reference]) fail(new ProblemError("invalidUpload", `The form has two parts named ${reference}.`));
    references[reference] = file;
  }
  return file;
}

/** They are read whole, so they are bounded apart. */
function checkReferences({ references }: UploadedFiles, { referenceBytes }: FileLimits): void {
  for (const field of referenceFields) {
    if ((references[field]?.bytes ?? 0) > referenceBytes) throw tooLarge(`${referenceBytes} bytes of ${field}`);
  }
}

function openParser(contentType: string, limits: FileLimits, fail: (error: unknown) => void) {
  const parser = createParser(contentType, limits);
  const notAFile = new ProblemError("invalidUpload", "Every part must be a file with a name; options go in the query.");
  parser.on("filesLimit", () => fail(tooLarge(`${limits.files} files`)));
  parser.on("partsLimit", () => fail(tooLarge(`${limits.files} files`)));
  parser.on("fieldsLimit", () => fail(notAFile));
  // Without a pipeline's own handler in between, a late error of the parser would end the process.
  parser.on("error", (error) => fail(error instanceof ProblemError ? error : notWhole(error)));
  return parser;
}

function createParser(contentType: string, { files, fileBytes }: FileLimits) {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      preservePath: true,
      isPartAFile: (_field, _type, name) => name !== undefined,
      limits: {
        files: files + referenceFields.length,
        fields: 0,
        parts: files + referenceFields.length + 1,
        fileSize: fileBytes,
        headerPairs: partHeaders,
        headerSize: partHeaderBytes,
      },
    });
  } catch (error) {
    throw new ProblemError("malformedBody", `Not a multipart form: ${text(error)}.`, { cause: error });
  }
}

async function store(stream: BusboyFileStream, file: StoredFile, signal: AbortSignal): Promise<void> {
  await pipeline(stream, createWriteStream(file.path, { flags: "wx" }), { signal });
  file.bytes = stream.bytesRead;
}

function nameFault(name: string, files: readonly StoredFile[], { nameBytes }: FileLimits): string | null {
  if (name === "") return "a file needs a name";
  if (Buffer.byteLength(name) > nameBytes) return `a name has at most ${nameBytes} bytes`;
  return files.some((file) => file.name === name) ? "two files have this name" : null;
}

function invalidName(index: number, detail: string): ProblemError {
  const errors = [{ pointer: `/files/${index}/name`, detail }];
  return new ProblemError("invalidUpload", `File ${index + 1}: ${detail}.`, { errors });
}

function notWhole(cause: unknown): ProblemError {
  return new ProblemError("malformedBody", `Not a whole form: ${text(cause)}.`, { cause });
}

function tooLarge(limit: string): ProblemError {
  return new ProblemError("bodyTooLarge", `This takes at most ${limit}.`);
}

function text(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, "") : "unknown error";
}
