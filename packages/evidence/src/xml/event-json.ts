import type { XmlElement } from "./xml-element.ts";

/** What evtx_dump writes as numbers, though XML has no types: elements of System, and attributes in it. */
const numbers = new Set([
  ...["EventID", "Version", "Level", "Task", "Opcode", "EventRecordID"],
  ...["Qualifiers", "ProcessID", "ThreadID"],
]);

/** One `Event` element in the form of `evtx_dump -o jsonl`, without line breaks. */
export function eventJsonOf(event: XmlElement): string {
  return `{"Event":${jsonOf(event, false)}}`;
}

/** Text alone stands for itself, an element with nothing in it is null. */
function jsonOf({ name, attributes, children, text }: XmlElement, isInSystem: boolean): string {
  const members = createMembers();
  if (attributes.size > 0) members.add("#attributes", attributesJson(attributes, isInSystem));
  if (children.length > 0) addChildren(members, children, isInSystem || name === "System");
  else if (text !== "" && attributes.size === 0) return textJson(name, text, isInSystem);
  else if (text.trim() !== "") members.add("#text", textJson(name, text, isInSystem));
  return members.toJson() ?? "null";
}

function attributesJson(attributes: ReadonlyMap<string, string>, isInSystem: boolean): string {
  const members = createMembers();
  for (const [name, value] of attributes) members.add(name, textJson(name, value, isInSystem));
  return members.toJson() ?? "null";
}

/** Data elements without a name share one member. */
function addChildren(members: Members, children: readonly XmlElement[], isInSystem: boolean): void {
  const unnamed: string[] = [];
  for (const child of children) {
    const dataName = child.name === "Data" ? child.attributes.get("Name") : undefined;
    if (dataName !== undefined) members.add(dataName, JSON.stringify(child.text));
    else if (child.name === "Data") unnamed.push(child.text);
    else members.add(child.name, jsonOf(child, isInSystem));
  }
  if (unnamed.length > 0)
    members.add("Data", `{"#text":${JSON.stringify(unnamed.length === 1 ? unnamed[0] : unnamed)}}`);
}

function textJson(name: string, text: string, isInSystem: boolean): string {
  const isNumber = isInSystem && numbers.has(name) && /^\d{1,15}$/.test(text.trim());
  return isNumber ? String(Number(text)) : JSON.stringify(text);
}

interface Members {
  /** Adds a member; one whose name is taken becomes `name_1`, `name_2` and so on. */
  add(name: string, json: string): void;
  /** Null when there is none. */
  toJson(): string | null;
}

/** An object's members as JSON text, in order; maps inside, for `__proto__` and `1` are names like others here. */
function createMembers(): Members {
  const members = new Map<string, string>();
  const counts = new Map<string, number>();
  return {
    add(name, json) {
      let key = name;
      let count = counts.get(name) ?? 0;
      while (members.has(key)) key = `${name}_${++count}`;
      counts.set(name, count);
      members.set(key, json);
    },
    toJson() {
      if (members.size === 0) return null;
      return `{${Array.from(members, ([name, json]) => `${JSON.stringify(name)}:${json}`).join()}}`;
    },
  };
}
