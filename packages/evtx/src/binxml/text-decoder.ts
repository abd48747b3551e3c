/** The one thing of the platform this package uses; Node, browsers and workers all have it. */
declare class TextDecoder {
  constructor(label: string, options?: { ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}

/** Decodes bytes of a named encoding; what is not valid in it becomes U+FFFD. */
export function createDecoder(encoding: string): (bytes: Uint8Array) => string {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
}
