/** One event as another reader shows it, in its own words: System by `Element` or `Element@Attribute`, then the fields. */
export interface OtherEvent {
  system: Record<string, string>;
  data: [name: string, text: string][];
  /** Why the reader's own output cannot be read again. */
  failure?: string;
}

/** Another .evtx reader, if it is installed here. */
export interface OtherReader {
  name: string;
  version: string;
  read(path: string): OtherEvent[];
}
