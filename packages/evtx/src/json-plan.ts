import type { Attribute, Content, Element } from "./binxml/content.ts";
import { unnamed } from "./data-fields.ts";
import { type JsonPiece, jsonPiece } from "./json-bytes.ts";

/** The members of an object, each with the constant ones before it. */
export interface ObjectPlan {
  names: readonly string[];
  members: readonly MemberPlan[];
  /** Constant members behind the others. */
  end: JsonPiece;
  /** The plan whose names were last found to be others than these: most objects have one kind of nested members. */
  distinctFrom: ObjectPlan | null;
}

/**
 * One member of an object, as far as it can be written before the values are known: `piece` is `,"name":` and the
 * constant members before it. Whoever opens the object makes its first comma a brace.
 */
export type MemberPlan = { piece: JsonPiece } & (
  | { kind: "value"; valueIndex: number; isData: boolean }
  | { kind: "object"; members: ObjectPlan }
  | ({ kind: "attributes"; attributes: readonly AttributePlan[] } & BodyPlan)
  /** A place where nested binary XML puts members of its own, by its value. */
  | { kind: "nested"; valueIndex: number }
);

/** An attribute of an element whose attributes are not all constant. */
export interface AttributePlan {
  /** `,"name":`, and the value after it where it is constant. */
  piece: JsonPiece;
  /** -1 where the value is constant. */
  valueIndex: number;
}

/** What stands in an element: child elements, or one value (-1: none), or a constant text. */
export interface BodyPlan {
  members: ObjectPlan | null;
  valueIndex: number;
  /** As JSON, and empty for no text. */
  text: JsonPiece;
}

/** The same while texts are still joined. */
type BodyDraft = Omit<BodyPlan, "text"> & { text: string };

/** A member before its piece is joined with the constant members before it; `plan` is null for a constant one. */
interface Draft {
  name: string;
  json: string;
  plan: ((piece: JsonPiece) => MemberPlan) | null;
}

/**
 * How to write a template's elements as JSON without walking them again; null where that depends on the values, or on
 * names that occur twice.
 */
export function planObject(content: readonly Content[]): ObjectPlan | null {
  const names = new Set<string>();
  const members: MemberPlan[] = [];
  let constants = "";
  for (const node of content) {
    if (node.kind === "text") continue;
    const draft = node.kind === "element" ? draftElement(node) : draftNested(node);
    if (draft === null || names.has(draft.name)) return null;
    names.add(draft.name);
    constants += draft.json;
    if (draft.plan === null) continue;
    members.push(draft.plan(jsonPiece(constants)));
    constants = "";
  }
  return { names: [...names], members, end: jsonPiece(constants), distinctFrom: null };
}

/** Nested members have no name of their own, so that an object has one place for them at most. */
function draftNested(node: Content): Draft | null {
  if (node.kind !== "substitution") return null;
  return { name: "", json: "", plan: (piece) => ({ kind: "nested", piece, valueIndex: node.index }) };
}

function draftElement(element: Element): Draft | null {
  const isData = element.name === unnamed;
  const name = isData ? element.literalName : element.name;
  const body = draftBody(element);
  if (name === undefined || name === "" || body === null) return null;
  const json = `,${JSON.stringify(name)}:`;
  const member = { name, json, isData, body };
  return isData || element.attributes.length === 0 ? draftPlain(member) : draftAttributed(member, element.attributes);
}

function draftBody({ content, onlyValue }: Element): BodyDraft | null {
  const [only] = content;
  if (only === undefined || onlyValue >= 0) return { members: null, valueIndex: onlyValue, text: "" };
  if (only.kind === "text" && content.length === 1) {
    return { members: null, valueIndex: -1, text: only.text === "" ? "" : JSON.stringify(only.text) };
  }
  const members = content.some(({ kind }) => kind === "element") ? planObject(content) : null;
  return members && { members, valueIndex: -1, text: "" };
}

interface MemberDraft {
  name: string;
  json: string;
  isData: boolean;
  body: BodyDraft;
}

function draftPlain({ name, json, isData, body }: MemberDraft): Draft {
  const { members, valueIndex, text } = body;
  if (members) return { name, json, plan: (piece) => ({ kind: "object", piece, members }) };
  if (valueIndex >= 0) return { name, json, plan: (piece) => ({ kind: "value", piece, valueIndex, isData }) };
  return { name, json: json + (text || (isData ? '""' : "null")), plan: null };
}

/** An element whose attributes are of no use for its name; constant as a whole where all in it is. */
function draftAttributed(member: MemberDraft, source: readonly Attribute[]): Draft | null {
  const { name, json, body } = member;
  const drafts = source.map(draftAttribute);
  const isRepeated = new Set(source.map((attribute) => attribute.name)).size < source.length;
  if (isRepeated || drafts.includes(null)) return null;
  const known = drafts.filter((draft) => draft !== null).filter((draft) => draft !== "absent");
  if (known.length === 0) return draftPlain(member);
  if (known.every(({ valueIndex }) => valueIndex < 0) && body.valueIndex < 0 && body.members === null) {
    const attributes = known
      .map((draft) => draft.json)
      .join("")
      .slice(1);
    const text = body.text && `,"#text":${body.text}`;
    return { name, json: `${json}{"#attributes":{${attributes}}${text}}`, plan: null };
  }
  const attributes = known.map((draft) => ({ piece: jsonPiece(draft.json), valueIndex: draft.valueIndex }));
  const text = jsonPiece(body.text);
  return { name, json, plan: (piece) => ({ kind: "attributes", piece, attributes, ...body, text }) };
}

/** One value or one text; null for what is put together, "absent" for an attribute without text, which does not exist. */
function draftAttribute({ name, value }: Attribute): { json: string; valueIndex: number } | "absent" | null {
  const [only] = value;
  if (only === undefined || value.length > 1) return null;
  const json = `,${JSON.stringify(name)}:`;
  if (only.kind === "substitution") return { json, valueIndex: only.index };
  if (only.kind !== "text") return null;
  return only.text === "" ? "absent" : { json: json + JSON.stringify(only.text), valueIndex: -1 };
}
