/** What is found between the events of an XML text. */
export interface EventXmlSink {
  /** The text of one `Event` element and the line it begins on. */
  onEvent(text: string, line: number): void;
  /** An event without an end, or one over the limit. */
  onDamage(kind: "cut" | "tooLong", line: number, characters: number): void;
}

const startTag = /<(?:\w+:)?Event(?=[\s>])/g;
const endTag = /<\/(?:\w+:)?Event\s*>/g;
/** No longer than `</prefix:Event` may be cut off at the end of a block. */
const tagLength = 64;

/**
 * Cuts XML into its `Event` elements, one after the other or within `Events`, so that damage costs one event and memory
 * is bounded. An event that begins before another's end tells that the other was cut.
 */
export function createEventSplitter(sink: EventXmlSink, maxCharacters: number) {
  let pending = "";
  let line = 1;
  let searchedTo = 0;
  let isInside = false;

  function drop(characters: number): void {
    const dropped = pending.slice(0, characters);
    for (let at = dropped.indexOf("\n"); at >= 0; at = dropped.indexOf("\n", at + 1)) line += 1;
    pending = pending.slice(characters);
    searchedTo = 0;
  }

  function findStart(): boolean {
    const start = indexOfMatch(startTag, pending, 0);
    isInside = start !== null;
    drop(start?.at ?? Math.max(0, pending.length - tagLength));
    return isInside;
  }

  function findEnd(): boolean {
    const end = indexOfMatch(endTag, pending, searchedTo);
    const next = indexOfMatch(startTag, pending, Math.max(1, searchedTo));
    if (next && (!end || next.at < end.at)) giveUp("cut", next.at);
    else if (end) {
      sink.onEvent(pending.slice(0, end.after), line);
      drop(end.after);
      isInside = false;
    } else if (pending.length > maxCharacters) giveUp("tooLong", pending.length - tagLength);
    else searchedTo = Math.max(0, pending.length - tagLength);
    return !isInside || end !== null || next !== null;
  }

  function giveUp(kind: "cut" | "tooLong", characters: number): void {
    sink.onDamage(kind, line, characters);
    drop(characters);
    isInside = false;
  }

  return {
    push(text: string): void {
      pending += text;
      while (isInside ? findEnd() : findStart());
    },
    end(): void {
      if (isInside) giveUp("cut", pending.length);
    },
  };
}

function indexOfMatch(pattern: RegExp, text: string, from: number): { at: number; after: number } | null {
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match && { at: match.index, after: pattern.lastIndex };
}
