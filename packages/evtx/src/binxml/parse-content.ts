import type { ByteCursor } from "../byte-cursor.ts";
import { Damage } from "../damage.ts";
import { type Attribute, type Content, createElement, type Element } from "./content.ts";
import type { WantedFields } from "./field-plan.ts";
import { literalText } from "./literal-value.ts";
import { localName, type NameScope, type NameTable } from "./names.ts";
import { skipInstance } from "./template-instance.ts";
import { maxDepth, moreFlag, token } from "./tokens.ts";
import { utf16Text } from "./utf16.ts";
import type { ValueText } from "./value-text.ts";

/** Where binary XML is being read: in a template definition or in a record, and what it may look up. */
export interface ParseScope extends NameScope {
  names: NameTable;
  texts: ValueText;
  /** Elements of template definitions carry a dependency id; inline binary XML does not. */
  hasDependencyIds: boolean;
  /** Fields of data that are read; null: all. */
  wantedFields: WantedFields;
}

const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** Reads binary XML up to the end of its fragment, of the enclosing element, or of its bytes. */
export function parseContent(scope: ParseScope, depth: number): Content[] {
  const content: Content[] = [];
  while (true) {
    const next = scope.cursor.peek() & ~moreFlag;
    if (next === token.openStartElement) {
      content.push(parseElement(scope, depth + 1));
    } else if (!parseInto(content, scope)) {
      return content;
    }
  }
}

/** Reads one token other than an element into `content`; false at the end of the content, whose token is taken. */
function parseInto(content: Content[], scope: ParseScope): boolean {
  const { cursor } = scope;
  if (cursor.peek() < 0) return false;
  const at = cursor.position;
  const read = cursor.u8("token");
  switch (read & ~moreFlag) {
    case token.endOfFragment:
    case token.endElement:
      return false;
    case token.fragmentHeader:
      cursor.skip(3, "fragment header");
      return true;
    case token.templateInstance:
      content.push({ kind: "instance", offset: cursor.position });
      skipInstance(cursor);
      return true;
    case token.processingInstructionTarget:
      readName(scope);
      return true;
    case token.processingInstructionData:
      cursor.skip(cursor.u16("instruction length") * 2, "instruction");
      return true;
    default:
      cursor.position = at;
      return parseCharacters(content, scope) || failAt(at, read);
  }
}

function failAt(offset: number, read: number): never {
  throw new Damage("unknownToken", offset, `0x${read.toString(16)} is no token of binary XML`);
}

/** Reads one piece of character data or a substitution; false, without moving, where none stands. */
function parseCharacters(content: Content[], scope: ParseScope): boolean {
  const { cursor, texts } = scope;
  switch (cursor.peek() & ~moreFlag) {
    case token.value:
      cursor.skip(1, "token");
      pushText(content, literalText(cursor, texts));
      return true;
    case token.cdataSection:
      cursor.skip(1, "token");
      pushText(content, readUnits(scope, "CDATA section"));
      return true;
    case token.characterReference:
      cursor.skip(1, "token");
      pushText(content, referencedText(cursor));
      return true;
    case token.entityReference:
      cursor.skip(1, "token");
      pushText(content, entityText(readName(scope)));
      return true;
    case token.substitution:
    case token.optionalSubstitution:
      cursor.skip(1, "token");
      content.push({ kind: "substitution", index: cursor.u16("substitution index") });
      cursor.skip(1, "substitution type");
      return true;
    default:
      return false;
  }
}

function parseElement(scope: ParseScope, depth: number): Element {
  const { cursor } = scope;
  if (depth > maxDepth) throw new Damage("tooDeep", cursor.position, `elements are nested deeper than ${maxDepth}`);
  const hasAttributes = (cursor.u8("token") & moreFlag) !== 0;
  if (scope.hasDependencyIds) cursor.skip(2, "dependency id");
  cursor.skip(4, "element size");
  const name = localName(readName(scope));
  const attributes = hasAttributes ? parseAttributes(scope) : [];
  const content = parseElementContent(scope, depth);
  return createElement({ name, attributes, content }, scope.wantedFields);
}

function parseElementContent(scope: ParseScope, depth: number): Content[] {
  const at = scope.cursor.position;
  const read = scope.cursor.u8("end of start tag");
  if (read === token.closeEmptyElement) return [];
  if (read !== token.closeStartElement) failAt(at, read);
  return parseContent(scope, depth);
}

function parseAttributes(scope: ParseScope): Attribute[] {
  const { cursor } = scope;
  const attributes: Attribute[] = [];
  cursor.skip(4, "attribute list size");
  while ((cursor.peek() & ~moreFlag) === token.attribute) {
    cursor.skip(1, "token");
    const name = readName(scope);
    const value: Content[] = [];
    while (parseCharacters(value, scope)) {}
    attributes.push({ name, value });
  }
  return attributes;
}

function readName(scope: ParseScope): string {
  return scope.names.read(scope);
}

function readUnits({ cursor, texts }: ParseScope, field: string): string {
  const byteCount = cursor.u16(`${field} length`) * 2;
  return texts.utf16(cursor.skip(byteCount, field), byteCount);
}

/** Neighboring character references together, as two of them may be one pair of surrogates. */
function referencedText(cursor: ByteCursor): string {
  const bytes: number[] = [];
  for (let isNext = true; isNext; ) {
    const unit = cursor.u16("character reference");
    bytes.push(unit & 0xff, unit >> 8);
    isNext = (cursor.peek() & ~moreFlag) === token.characterReference;
    if (isNext) cursor.skip(1, "token");
  }
  return utf16Text(Uint8Array.from(bytes), 0, bytes.length);
}

function entityText(name: string): string {
  return entities.get(name) ?? `&${name};`;
}

/** Joins neighboring texts, so that literal text is one piece. */
function pushText(content: Content[], text: string): void {
  const last = content.at(-1);
  if (last?.kind === "text") content[content.length - 1] = { kind: "text", text: last.text + text };
  else content.push({ kind: "text", text });
}
