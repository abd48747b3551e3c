import type { Content } from "./content.ts";

/** Names of the fields of data that are read, with their places in the list asked for; null: all are. */
export type WantedFields = ReadonlyMap<string, number> | null;

/** Child elements that are fields, one value each, no name twice: what nearly every event's data looks like. */
export interface FieldPlan {
  names: readonly string[];
  valueIndexes: readonly number[];
  /** Of each field, its place among the fields asked for; empty where all are. */
  places: readonly number[];
  /** All fields, empty. Copying it is cheaper than adding field after field to an object. */
  blank: Readonly<Record<string, string>>;
}

/** `Data` is a list, and `__proto__` must not be assigned to. */
const reservedNames: readonly string[] = ["Data", "__proto__"];

/** The plan for the `wanted` fields (null: all) of an element's content, or null where some part is anything else. */
export function planFields(content: readonly Content[], wanted: WantedFields): FieldPlan | null {
  const valueIndexByName = new Map<string, number>();
  for (const node of content) {
    const name = fieldName(node);
    if (name === undefined || reservedNames.includes(name) || valueIndexByName.has(name)) return null;
    if (node.kind === "element") valueIndexByName.set(name, node.onlyValue);
  }
  if (valueIndexByName.size === 0) return null;
  const fields = [...valueIndexByName].filter(([name]) => wanted === null || wanted.has(name));
  const names = fields.map(([name]) => name);
  const blank = Object.fromEntries(names.map((name) => [name, ""]));
  const places = names.flatMap((name) => wanted?.get(name) ?? []);
  return { names, valueIndexes: fields.map(([, valueIndex]) => valueIndex), places, blank };
}

/** The name of a plain field: a Data element by its literal name, another by its own if it has no attributes. */
function fieldName(node: Content): string | undefined {
  if (node.kind !== "element" || node.onlyValue < 0) return undefined;
  if (node.name === "Data") return node.literalName;
  return node.attributes.length === 0 ? node.name : undefined;
}
