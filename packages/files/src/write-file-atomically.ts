/** Writes through a temporary file beside it and a rename; refuses to overwrite unless `force`. */
export async function writeFileAtomically(
  _path: string,
  _pieces: Iterable<string> | AsyncIterable<string>,
  _options: { force: boolean },
): Promise<void> {
  throw new Error("not built yet");
}
