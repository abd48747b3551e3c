import type { ByteSource } from "@stray/evtx";
import { readText } from "../text/read-text.ts";
import { utcTimeOf } from "../time/utc-time.ts";
import { utcZone } from "../time/zone.ts";
import { eventFieldsOf } from "../xml/event-fields.ts";
import { eventJsonOf } from "../xml/event-json.ts";
import { createEventSplitter } from "../xml/event-splitter.ts";
import { createXmlParser } from "../xml/parse-xml.ts";
import type { XmlElement } from "../xml/xml-element.ts";
import { addEvents } from "./add-events.ts";
import type { InputContext, RawReaderContext, ReaderContext } from "./reader.ts";

const maxCharacters = 16 << 20;

/** Reads the XML of wevtutil (events one after the other) and of Event Viewer (within `Events`). */
export async function readXmlEvents(bytes: ByteSource, context: ReaderContext): Promise<"evtxXml" | null> {
  return await readEventElements(bytes, context, (event, line) => {
    addEvents([eventFieldsOf(event)], { offset: null, line }, context);
  });
}

/** Hands over whole events from the same XML. */
export async function readRawXml(bytes: ByteSource, context: RawReaderContext): Promise<"evtxXml" | null> {
  return await readEventElements(bytes, context, (event) => {
    const { time } = eventFieldsOf(event);
    context.lines.text(eventJsonOf(event));
    context.onRawEvent(time === null ? null : (utcTimeOf(time, utcZone)?.utc ?? null));
  });
}

async function readEventElements(
  bytes: ByteSource,
  context: Omit<InputContext, "onRecord">,
  onEvent: (event: XmlElement, line: number) => void,
): Promise<"evtxXml" | null> {
  const parse = createXmlParser();
  let events = 0;
  const lost = (line: number, text: string) => context.onProblem({ code: "badXml", level: "lost", line, text });
  const splitter = createEventSplitter(
    {
      onEvent(text, line) {
        const parsed = parse(text);
        events += 1;
        if (!parsed) return lost(line, "An event here is no valid XML and was left out; export the log again.");
        if (!parsed.isSound) context.onProblem({ code: "unsoundXml", level: "note", line, text: unsound });
        onEvent(parsed.root, line);
      },
      onDamage(kind, line) {
        events += 1;
        lost(line, damageTexts[kind]);
      },
    },
    maxCharacters,
  );
  for await (const text of readText(bytes)) {
    if (context.isCancelled()) return null;
    splitter.push(text);
  }
  splitter.end();
  if (events === 0) context.onProblem(noEvents);
  return events === 0 ? null : "evtxXml";
}

const damageTexts = {
  cut: "An event that begins here stops short and was left out; copy or export the file again.",
  tooLong: "An event here is longer than 16 million characters and was left out; no Windows event is.",
};
const unsound =
  "An event here has something that XML does not allow, such as a control character; the rest of it was read.";
const noEvents = {
  code: "unknownFormat",
  level: "skipped",
  text: "This XML holds no Windows event; export the log again.",
} as const;
