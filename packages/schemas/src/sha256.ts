/** A running SHA-256. The frontend hands one in (node:crypto, or a library in the browser): core stays pure. */
export interface Sha256 {
  update(bytes: Uint8Array): void;
  /** 64 lower-case hexadecimal digits; ends the hash. */
  digestHex(): string;
}

export type CreateSha256 = () => Sha256;
