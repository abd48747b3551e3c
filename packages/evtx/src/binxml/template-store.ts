import { ByteCursor } from "../byte-cursor.ts";
import { Damage } from "../damage.ts";
import type { ObjectPlan } from "../json-plan.ts";
import { planSystem, type SystemPlan } from "../system-plan.ts";
import { ByteBudget, chunkDefinitionBytes, definitionNameBytes } from "./byte-budget.ts";
import type { Content } from "./content.ts";
import type { FieldPlan, WantedFields } from "./field-plan.ts";
import { isKnown, type KnownDefinition, knownDefinition } from "./known-definition.ts";
import type { NameReference, NameTable } from "./names.ts";
import { type ParseScope, parseContent } from "./parse-content.ts";
import { definitionHeaderBytes } from "./template-instance.ts";
import type { ValueText } from "./value-text.ts";

/** A template definition, parsed once. */
export interface Template {
  content: readonly Content[];
  /** Where the System fields of an event come from; null where this is not the template of a whole event. */
  system: SystemPlan | null;
  /** The value in which nested binary XML brings the event's data and nothing else does; -1 where that is not so. */
  nestedDataIndex: number;
  /** The fields of a template that is one EventData and no more; null for others. */
  eventData: FieldPlan | null;
  /** How to write it as JSON; null where it has no plan, undefined before it is first asked for. */
  json: ObjectPlan | null | undefined;
}

/** A parsed template with what proves that another chunk's definition says the same. */
interface CachedTemplate {
  template: Template;
  definition: KnownDefinition;
  /** Of all names that it refers to. */
  nameBytes: number;
}

/** Where a definition stands in the chunk. */
interface DefinitionSpan {
  offset: number;
  byteCount: number;
  id: number;
}

/** Templates are kept up to this many bytes of their definitions and names; the parsed form is a few times larger. */
const maxCachedBytes = 2 * 1024 * 1024;
/** One definition has few forms, by which of its names it carries itself; a hostile log could make any number. */
const maxVariants = 16;

/** Finds templates by offset in the current chunk, reusing what another chunk's equal definition was parsed to. */
export class TemplateStore {
  readonly #names: NameTable;
  readonly #texts: ValueText;
  readonly #wantedFields: WantedFields;
  readonly #chunkBudget = new ByteBudget();
  /** By definition offset in the current chunk; null where the definition is broken. */
  readonly #inChunk = new Map<number, Template | null>();
  /** By template id (the first four bytes of the GUID); a definition differs in size by the names it carries. */
  readonly #cached = new Map<number, CachedTemplate[]>();
  #cachedBytes = 0;
  /** By template id, the first that this log defines, for records that have lost theirs. */
  readonly #inLog = new Map<number, Template>();
  #inLogBytes = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView = new DataView(this.#bytes.buffer);

  constructor({ names, texts, wantedFields }: Pick<ParseScope, "names" | "texts" | "wantedFields">) {
    this.#names = names;
    this.#texts = texts;
    this.#wantedFields = wantedFields;
  }

  useChunk(bytes: Uint8Array, view: DataView): void {
    this.#bytes = bytes;
    this.#view = view;
    this.#chunkBudget.begin(chunkDefinitionBytes);
    this.#inChunk.clear();
  }

  /** Another log begins: what the ones before defined is reused where it is defined again, and nowhere else. */
  beginLog(): void {
    this.#inLog.clear();
    this.#inLogBytes = 0;
    this.#inChunk.clear();
  }

  /** The template defined at `offset`, or null where it is broken or not the one asked for. */
  at(offset: number, templateId: number): Template | null {
    if (!this.#isNamed(offset, templateId)) return null;
    const known = this.#inChunk.get(offset);
    if (known !== undefined) return known;
    const template = this.#load(offset, templateId);
    this.#inChunk.set(offset, template);
    return template;
  }

  /** A template of this id that the log defined before. */
  fromOtherChunk(templateId: number): Template | null {
    return this.#inLog.get(templateId) ?? null;
  }

  #isNamed(offset: number, templateId: number): boolean {
    if (offset + definitionHeaderBytes > this.#view.byteLength) return false;
    return this.#view.getUint32(offset + 4, true) === templateId;
  }

  #load(offset: number, id: number): Template | null {
    const byteCount = definitionHeaderBytes + this.#view.getUint32(offset + 20, true);
    if (offset + byteCount > this.#view.byteLength) return null;
    try {
      const { template, nameBytes } = this.#read({ offset, byteCount, id });
      if (!this.#inLog.has(id)) this.#keepForLog(id, template, byteCount + nameBytes);
      return template;
    } catch (error) {
      if (error instanceof Damage) return null;
      throw error;
    }
  }

  /** Costs the chunk the same whether it is parsed or was before, as other logs must not change how this one is read. */
  #read(span: DefinitionSpan): Omit<CachedTemplate, "definition"> {
    this.#chunkBudget.charge(span.byteCount);
    const cached = this.#cachedAt(span);
    if (cached === null) return this.#parse(span);
    this.#chunkBudget.charge(cached.nameBytes);
    return cached;
  }

  #cachedAt({ offset, byteCount, id }: DefinitionSpan): CachedTemplate | null {
    for (const cached of this.#cached.get(id) ?? []) {
      const { definition } = cached;
      if (definition.range.byteCount === byteCount && isKnown(definition, this.#view, offset, this.#names))
        return cached;
    }
    return null;
  }

  #keepForLog(templateId: number, template: Template, byteCount: number): void {
    if (hasInstance(template.content)) return;
    if (this.#inLogBytes + byteCount > maxCachedBytes) {
      this.#inLog.clear();
      this.#inLogBytes = 0;
    }
    this.#inLog.set(templateId, template);
    this.#inLogBytes += byteCount;
  }

  #parse(span: DefinitionSpan): Omit<CachedTemplate, "definition"> {
    const { offset, byteCount } = span;
    const nameReferences: NameReference[] = [];
    const nameBudget = new ByteBudget(definitionNameBytes);
    const scope = {
      cursor: new ByteCursor(this.#view, offset + definitionHeaderBytes, offset + byteCount),
      names: this.#names,
      texts: this.#texts,
      hasDependencyIds: true,
      wantedFields: this.#wantedFields,
      nameReferences,
      nameBudget,
      origin: offset,
    };
    const content = this.#charging(nameBudget, () => parseContent(scope, 0));
    const parsed = { template: planTemplate(content), nameBytes: nameBudget.spentBytes };
    if (!hasInstance(content)) this.#keep(span, parsed, nameReferences);
    return parsed;
  }

  /** What was spent counts for the chunk, be the definition broken or not. */
  #charging<Result>(spent: ByteBudget, parse: () => Result): Result {
    try {
      return parse();
    } finally {
      this.#chunkBudget.charge(spent.spentBytes);
    }
  }

  #keep(
    { offset, byteCount, id }: DefinitionSpan,
    parsed: Omit<CachedTemplate, "definition">,
    names: readonly NameReference[],
  ): void {
    const keptBytes = byteCount + parsed.nameBytes;
    if (this.#cachedBytes + keptBytes > maxCachedBytes) {
      this.#cached.clear();
      this.#cachedBytes = 0;
    }
    const definition = knownDefinition(this.#bytes.slice(offset, offset + byteCount), names);
    const variants = this.#cached.get(id) ?? [];
    if (variants.length >= maxVariants) return;
    variants.push({ ...parsed, definition });
    this.#cached.set(id, variants);
    this.#cachedBytes += keptBytes;
  }
}

/** An instance inside a definition points into its chunk, so such a definition means nothing elsewhere. */
function hasInstance(content: readonly Content[]): boolean {
  return content.some((node) => node.kind === "instance" || (node.kind === "element" && hasInstance(node.content)));
}

function planTemplate(content: readonly Content[]): Template {
  const [only] = content;
  const isEventData = content.length === 1 && only?.kind === "element" && only.name === "EventData";
  return {
    content,
    system: planSystem(content),
    nestedDataIndex: nestedDataIndex(content),
    eventData: isEventData ? only.fields : null,
    json: undefined,
  };
}

/** Of `<Event><System>…</System>value</Event>`, as nearly every template is, the index of that value. */
function nestedDataIndex(content: readonly Content[]): number {
  const [event] = content;
  if (content.length !== 1 || event?.kind !== "element" || event.name !== "Event") return -1;
  const [system, data] = event.content;
  const isUsual = event.content.length === 2 && system?.kind === "element" && system.name === "System";
  return isUsual && data?.kind === "substitution" ? data.index : -1;
}
