import type { Attribute, Content, Element } from "./binxml/content.ts";
import { unnamed } from "./data-fields.ts";
import { utf8 } from "./json-bytes.ts";

/** An attribute of an element: constant, or one value. */
export interface AttributePlan {
  /** `"name":`, and the value after it where it is constant. */
  start: Uint8Array;
  /** -1 where the value is constant. */
  valueIndex: number;
}

/** One member of an object, as far as it can be written before the values are known. */
export interface MemberPlan {
  /** A place where nested binary XML puts members of its own, by its value. */
  isNested: boolean;
  /** `,"name":`, and all that follows where no value belongs in it. */
  start: Uint8Array;
  isConstant: boolean;
  isData: boolean;
  attributes: readonly AttributePlan[];
  /** The value that is the whole content, -1 where there is none. */
  valueIndex: number;
  /** Literal text that is the whole content. */
  text: Uint8Array | null;
  members: ObjectPlan | null;
}

/** The members of an object, constant ones joined. */
export interface ObjectPlan {
  names: readonly string[];
  members: readonly MemberPlan[];
}

/**
 * How to write a template's elements as JSON without walking them again; null where that depends on the values, or on
 * names that occur twice.
 */
export function planObject(content: readonly Content[]): ObjectPlan | null {
  const names = new Set<string>();
  const members: MemberPlan[] = [];
  for (const node of content) {
    if (node.kind === "text") continue;
    const name = node.kind === "element" ? memberName(node) : "";
    const member = node.kind === "element" ? planElement(node, name ?? "") : nestedPlan(node);
    if (member === null || name === undefined || names.has(name)) return null;
    names.add(name);
    members.push(member);
  }
  return { names: [...names], members: members.reduce(joinConstants, []) };
}

const emptyMember: MemberPlan = {
  ...{ isNested: false, start: new Uint8Array(0), isConstant: false, isData: false },
  ...{ attributes: [], valueIndex: -1, text: null, members: null },
};

/** Nested members have no name of their own, so that an object has one place for them at most. */
function nestedPlan(node: Content): MemberPlan | null {
  return node.kind === "substitution" ? { ...emptyMember, isNested: true, valueIndex: node.index } : null;
}

/** Appends a member; a constant one before it becomes the start of it. */
function joinConstants(members: MemberPlan[], member: MemberPlan): MemberPlan[] {
  const last = members.at(-1);
  const canJoin = last?.isConstant && !member.isNested;
  if (!last || !canJoin) return [...members, member];
  return [...members.slice(0, -1), { ...member, start: Uint8Array.from([...last.start, ...member.start]) }];
}

function memberName(element: Element): string | undefined {
  const name = element.name === unnamed ? element.literalName : element.name;
  return name === "" ? undefined : name;
}

function planElement(element: Element, name: string): MemberPlan | null {
  const isData = element.name === unnamed;
  const attributes = isData ? [] : planAttributes(element.attributes);
  if (attributes === null) return null;
  const start = utf8(`,${JSON.stringify(name)}:`);
  const plan = { ...emptyMember, start, isData, attributes };
  const [only] = element.content;
  if (element.onlyValue >= 0) return { ...plan, valueIndex: element.onlyValue };
  if (only === undefined) return constantPlan(plan, "");
  if (only.kind === "text" && element.content.length === 1) return constantPlan(plan, only.text);
  const members = planObject(element.content);
  const hasElement = element.content.some(({ kind }) => kind === "element");
  return members && hasElement ? { ...plan, members } : null;
}

function planAttributes(attributes: readonly Attribute[]): AttributePlan[] | null {
  const plans: AttributePlan[] = [];
  const names = new Set(attributes.map(({ name }) => name));
  for (const { name, value } of attributes) {
    const [only] = value;
    if (only === undefined || value.length > 1) return null;
    const start = `${JSON.stringify(name)}:`;
    if (only.kind === "text") {
      if (only.text !== "") plans.push({ start: utf8(start + JSON.stringify(only.text)), valueIndex: -1 });
    } else if (only.kind === "substitution") plans.push({ start: utf8(start), valueIndex: only.index });
    else return null;
  }
  return names.size === attributes.length ? plans : null;
}

/** Most elements of System name only constants: `Channel`, for one. No text is no text of its own, or null. */
function constantPlan(plan: MemberPlan, text: string): MemberPlan {
  if (plan.attributes.length > 0) return { ...plan, text: text === "" ? null : utf8(JSON.stringify(text)) };
  const json = text !== "" || plan.isData ? JSON.stringify(text) : "null";
  return { ...plan, start: Uint8Array.from([...plan.start, ...utf8(json)]), isConstant: true };
}
