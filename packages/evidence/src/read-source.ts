import type { ByteSource } from "@stray/evtx";
import type { CreateSha256, ReadProblem, ReportInput } from "@stray/schemas";
import type { EvidenceSource, OpenEvidence } from "./evidence-source.ts";
import { hashedSource } from "./hashed-source.ts";
import { createProblemList, type FoundProblem, readProblem } from "./problem-list.ts";
import { headBytes, longHeadBytes, type RecognizedFormat, recognizeFormat } from "./recognize-format.ts";

/** One input's bytes, lent to whoever understands its format. */
export interface SourceContent {
  bytes: ByteSource;
  recognized: RecognizedFormat;
  onProblem(problem: FoundProblem): void;
}

/** What was in it; asked for once all inputs are read, since another's may complete it. */
export interface ContentSummary {
  /** Null when nothing was read from it. */
  format: string | null;
  records: number;
  first: string | null;
  last: string | null;
}

/** The summary of an input that could not be used. */
export const nothingRead: ContentSummary = { format: null, records: 0, first: null, last: null };

/** An input as read; the input is null when it could not even be opened. */
export interface SourceReading {
  bytes: number;
  /** For the report, once all inputs are read. */
  finished(): { input: ReportInput | null; problems: ReadProblem[] };
}

export interface SourceReadingOptions {
  createSha256: CreateSha256;
  /** Called as bytes are read, with their number so far; may throw to stop. */
  onBytes(bytesRead: number): void;
  readContent(content: SourceContent): Promise<ContentSummary>;
}

/** Opens, recognizes, reads and hashes one input to its end, then closes it. */
export async function readSource(source: EvidenceSource, options: SourceReadingOptions): Promise<SourceReading> {
  let open: OpenEvidence;
  try {
    open = await source.open();
  } catch (error) {
    const problem = readProblem(source.name, { code: "unreadable", level: "skipped", text: messageOf(error) });
    return { bytes: 0, finished: () => ({ input: null, problems: [problem] }) };
  }
  try {
    return await readOpenSource(source, open, options);
  } finally {
    await open.close();
  }
}

async function readOpenSource(
  { name, container }: EvidenceSource,
  open: OpenEvidence,
  { createSha256, onBytes, readContent }: SourceReadingOptions,
): Promise<SourceReading> {
  const problems = createProblemList(name);
  const sha256 = createSha256();
  const onFailure = (offset: number, error: unknown) =>
    problems.add({ code: "readFailed", level: "lost", offset, text: messageOf(error) });
  const bytes = hashedSource(endingAtFailure(open, onFailure), sha256, onBytes);
  const summary = container
    ? { ...nothingRead, format: container }
    : await readContent({ bytes, recognized: await recognize(bytes), onProblem: problems.add });
  await bytes.finish();
  const read = { name, bytes: bytes.hashedBytes, sha256: sha256.digestHex() };
  return {
    bytes: read.bytes,
    finished() {
      const { format, records, first, last } = summary;
      const input = { ...read, format: format ?? "unknown", records, first, last, problems: problems.lossCount() };
      return { input, problems: problems.list() };
    },
  };
}

async function recognize(bytes: ByteSource): Promise<RecognizedFormat> {
  const format = recognizeFormat(await head(bytes, headBytes));
  return format === "binary" ? recognizeFormat(await head(bytes, longHeadBytes)) : format;
}

async function head(bytes: ByteSource, size: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(size);
  return buffer.subarray(0, await bytes.read(buffer, 0));
}

/** When the system refuses a read, what came before it is all there is: the input ends there for its reader. */
function endingAtFailure(source: ByteSource, onFailure: (offset: number, error: unknown) => void): ByteSource {
  let hasFailed = false;
  return {
    async read(target, position) {
      if (hasFailed) return 0;
      try {
        return await source.read(target, position);
      } catch (error) {
        hasFailed = true;
        onFailure(position, error);
        return 0;
      }
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
