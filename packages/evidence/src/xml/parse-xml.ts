import { SaxesParser } from "saxes";
import { createElement, localName, type XmlElement } from "./xml-element.ts";

/** What a text holds; `isSound` is false when something in it is not as XML must be but could be passed over. */
export interface ParsedXml {
  root: XmlElement;
  isSound: boolean;
}

/** Windows' events are a few elements deep and have some hundreds at most; a parser's memory grows with both. */
const maxDepth = 100;
const maxElements = 100_000;
/** Faults that are passed over in one event: each takes saxes some microseconds. */
const maxFaults = 1000;

/** Parses one element with what is in it; null when it has no end or too much in it. Only XML's own five entities are expanded. */
export function createXmlParser(): (text: string) => ParsedXml | null {
  let parse = createSaxParser();
  return (text) => {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof TooMuchXml)) throw error;
      parse = createSaxParser();
      return null;
    }
  };
}

/** Ends a parse: saxes has no other way to stop. */
class TooMuchXml extends Error {}

function createSaxParser(): (text: string) => ParsedXml | null {
  let elements = 0;
  let faults = 0;
  let open: XmlElement[] = [];
  let root: XmlElement | null = null;
  const parser = new SaxesParser();
  parser.on("error", () => {
    faults += 1;
    if (faults > maxFaults) throw new TooMuchXml();
  });
  parser.on("opentag", ({ name, attributes }) => {
    elements += 1;
    if (open.length >= maxDepth || elements > maxElements) throw new TooMuchXml();
    const element = createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.attributes.set(localName(key), value);
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on("closetag", () => {
    open.pop();
  });
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);

  return (text) => {
    elements = 0;
    open = [];
    root = null;
    faults = 0;
    parser.write(text);
    const isComplete = open.length === 0;
    parser.close();
    return root && isComplete ? { root, isSound: faults === 0 } : null;
  };
}
