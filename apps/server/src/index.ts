export interface ServeOptions {
  host: string;
  port: number;
  version: string;
}

/** Serves until `close`. */
export async function serve(_options: ServeOptions): Promise<{ url: string; close: () => Promise<void> }> {
  throw new Error("not built yet");
}
