import { SaxesParser } from "saxes";
import { createElement, localName, type XmlElement } from "./xml-element.ts";

/** What a text holds; `isSound` is false when something in it is not as XML must be but could be passed over. */
export interface ParsedXml {
  root: XmlElement;
  isSound: boolean;
}

const maxDepth = 100;

/** Parses one element with what is in it; null when it has no end. No entity but XML's own five is ever expanded. */
export function createXmlParser(): (text: string) => ParsedXml | null {
  let open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let isSound = true;
  const parser = new SaxesParser();
  parser.on("error", () => {
    isSound = false;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element = createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.attributes.set(localName(key), value);
    if (open.length < maxDepth) open.at(-1)?.children.push(element);
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
    open = [];
    root = null;
    isSound = true;
    parser.write(text);
    const isComplete = open.length === 0;
    parser.close();
    return root && isComplete ? { root, isSound } : null;
  };
}
