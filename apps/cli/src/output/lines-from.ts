/**
 * Lines that a callback gets, as an async loop takes them: what has gathered, in order, then the producer's error if it
 * failed. A loop that stops early aborts the signal, so that the producer stops too.
 */
export async function* linesFrom(
  produce: (push: (line: string) => void, abandoned: AbortSignal) => Promise<void>,
): AsyncGenerator<string> {
  const abandoned = new AbortController();
  let gathered = "";
  let hasEnded = false;
  let wake = () => {};
  const push = (line: string) => {
    gathered += line;
    wake();
  };
  const producing = produce(push, abandoned.signal).finally(() => {
    hasEnded = true;
    wake();
  });
  // Its error is awaited below; until then Node must not take it for one that nobody handles.
  producing.catch(() => {});
  try {
    while (!hasEnded || gathered !== "") {
      if (gathered === "") await new Promise<void>((resolve) => (wake = resolve));
      const batch = gathered;
      gathered = "";
      if (batch !== "") yield batch;
    }
    await producing;
  } finally {
    abandoned.abort();
  }
}
