import { z } from "zod";

/**
 * Broken data as a value. `skipped`: an input was not used; `lost`: a record or part of one could not be read;
 * `note`: nothing was lost.
 */
export const readProblemSchema = z.strictObject({
  code: z.string(),
  level: z.enum(["skipped", "lost", "note"]),
  source: z.string(),
  /** Byte offset in the input, or null where the place is a line or the whole input. */
  offset: z.int().nonnegative().nullable(),
  /** 1-based line, for text formats. */
  line: z.int().positive().nullable(),
  /** One plain sentence: what, and what to do. Strings of evidence in it are as they were; escape where shown. */
  text: z.string(),
  /** Bytes lost, where known. */
  bytesLost: z.int().nonnegative().nullable(),
  /** How many like problems of this input this line stands for (the first place is given). */
  count: z.int().positive(),
});

export type ReadProblem = z.infer<typeof readProblemSchema>;
