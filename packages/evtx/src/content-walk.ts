import { elementCostBytes } from "./binxml/byte-budget.ts";
import type { Content, Element } from "./binxml/content.ts";
import type { FragmentReader } from "./binxml/fragment.ts";
import type { ValueTable } from "./binxml/value-table.ts";
import { valueType } from "./binxml/value-types.ts";
import { Damage } from "./damage.ts";

/** Called for each element that stands in content, itself or in nested binary XML; `values` are those of its template. */
export type OnElement = (element: Element, values: ValueTable, depth: number) => void;

/** Elements and values of one record. A chunk has room for some 6,000 elements, and a value is seldom used twice. */
const maxSteps = 16_384;

/** Walks the elements of one record, opening nested binary XML on the way, within a bound on the work. */
export class ContentWalk {
  readonly #fragments: FragmentReader;
  #stepsLeft = maxSteps;
  /** Offsets of the template instances being walked, to see one that holds itself. */
  readonly #openInstances: number[] = [];

  constructor(fragments: FragmentReader) {
    this.#fragments = fragments;
  }

  /** Begins another record. */
  begin(): void {
    this.#stepsLeft = maxSteps;
    this.#openInstances.length = 0;
  }

  /** `depth` counts nested binary XML; pass on what `onElement` was given. */
  elements(content: readonly Content[], values: ValueTable, depth: number, onElement: OnElement): void {
    this.#fragments.texts.budget.charge(content.length * elementCostBytes);
    for (const node of content) {
      if (this.#stepsLeft-- <= 0) throw new Damage("tooMuchOutput", 0, `an event has more than ${maxSteps} elements`);
      if (node.kind === "element") onElement(node, values, depth);
      else if (node.kind === "substitution") this.elementsOfValue(node.index, values, depth, onElement);
      else if (node.kind === "instance") this.#elementsOfInstance(node.offset, depth, onElement);
    }
  }

  /** The elements of one value; only binary XML has any. */
  elementsOfValue(index: number, values: ValueTable, depth: number, onElement: OnElement): void {
    if (values.type(index) !== valueType.binXml || values.size(index) === 0) return;
    const start = values.offset(index);
    const nested = this.#fragments.open(start, start + values.size(index), depth + 1);
    if (nested.isTemplateLost) throw new Damage("templateLost", start, "the template of the event's data is lost");
    this.elements(nested.content, nested.values, depth + 1, onElement);
  }

  #elementsOfInstance(offset: number, depth: number, onElement: OnElement): void {
    if (this.#openInstances.includes(offset)) {
      throw new Damage("templateRefersToItself", offset, "a template holds itself");
    }
    const nested = this.#fragments.openInstance(offset, Number.POSITIVE_INFINITY, depth + 1);
    if (nested.isTemplateLost) throw new Damage("templateLost", offset, "the template of the event's data is lost");
    this.#openInstances.push(offset);
    this.elements(nested.content, nested.values, depth + 1, onElement);
    this.#openInstances.pop();
  }
}

/** Whether content has elements, itself or in nested binary XML. */
export function hasElements(content: readonly Content[], values: ValueTable): boolean {
  for (const node of content) {
    if (node.kind === "element" || node.kind === "instance") return true;
    if (node.kind !== "substitution") continue;
    if (values.type(node.index) === valueType.binXml && values.size(node.index) > 0) return true;
  }
  return false;
}
