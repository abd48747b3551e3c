/** What is found between the events of an XML text. */
export interface EventXmlSink {
  /** The text of one `Event` element and the line it begins on. */
  onEvent(text: string, line: number): void;
  /** An event without an end, or one over the limit. */
  onDamage(kind: "cut" | "tooLong", line: number, characters: number): void;
}

/** The start or the end tag of an event. One pass finds both: a file may be nothing but start tags. */
const eventTag = /<(?:\w+:)?Event(?=[\s>])|<\/(?:\w+:)?Event\s*>/g;
/** No longer than `</prefix:Event` may be cut off at the end of a block. */
const tagLength = 64;

/**
 * Cuts XML into its `Event` elements, one after the other or within `Events`, so that damage costs one event and memory
 * is bounded. An event that begins before another's end tells that the other was cut.
 */
export function createEventSplitter(sink: EventXmlSink, maxCharacters: number) {
  let pending = "";
  /** Where the open event begins in `pending`; null between events. */
  let start: number | null = null;
  let searchedTo = 0;
  /** The line at `countedTo`. */
  let line = 1;
  let countedTo = 0;

  function lineAt(position: number): number {
    for (let at = pending.indexOf("\n", countedTo); at >= 0 && at < position; at = pending.indexOf("\n", at + 1)) {
      line += 1;
      countedTo = at + 1;
    }
    countedTo = Math.max(countedTo, position);
    return line;
  }

  function giveUp(kind: "cut" | "tooLong", from: number, to: number): void {
    sink.onDamage(kind, lineAt(from), to - from);
    start = null;
  }

  function findTags(): void {
    eventTag.lastIndex = searchedTo;
    for (let tag = eventTag.exec(pending); tag; tag = eventTag.exec(pending)) {
      searchedTo = eventTag.lastIndex;
      const isEnd = tag[0].startsWith("</");
      if (!isEnd && start !== null) giveUp("cut", start, tag.index);
      if (isEnd && start !== null) sink.onEvent(pending.slice(start, searchedTo), lineAt(start));
      start = isEnd ? null : tag.index;
      // The sink may split other XML meanwhile.
      eventTag.lastIndex = searchedTo;
    }
  }

  function forget(): void {
    const from = start ?? Math.max(searchedTo, pending.length - tagLength);
    lineAt(from);
    pending = pending.slice(from);
    searchedTo = Math.max(0, searchedTo - from, pending.length - tagLength);
    countedTo = 0;
    if (start !== null) start = 0;
  }

  return {
    push(text: string): void {
      pending += text;
      findTags();
      forget();
      if (start !== null && pending.length > maxCharacters) giveUp("tooLong", start, pending.length);
    },
    end(): void {
      if (start !== null) giveUp("cut", start, pending.length);
    },
  };
}
