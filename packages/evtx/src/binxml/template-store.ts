import { ByteCursor } from "../byte-cursor.ts";
import { Damage } from "../damage.ts";
import { planSystem, type SystemPlan } from "../system-plan.ts";
import type { Content } from "./content.ts";
import type { NameReference, NameTable } from "./names.ts";
import { type ParseScope, parseContent } from "./parse-content.ts";
import { definitionHeaderBytes } from "./template-instance.ts";
import type { ValueText } from "./value-text.ts";

/** A template definition, parsed once. */
export interface Template {
  content: readonly Content[];
  /** Where the System fields of an event come from; null where this is not the template of a whole event. */
  system: SystemPlan | null;
}

/** A parsed template with what proves that another chunk's definition says the same. */
interface CachedTemplate {
  template: Template;
  definition: Uint8Array;
  names: readonly NameReference[];
}

/** Templates are kept across chunks up to this many bytes of their definitions; the parsed form is a few times larger. */
const maxCachedBytes = 1024 * 1024;
/** One definition has few forms, by which of its names it carries itself; a hostile log could make any number. */
const maxVariants = 16;

/** Finds templates by offset in the current chunk, reusing what another chunk's equal definition was parsed to. */
export class TemplateStore {
  readonly #names: NameTable;
  readonly #texts: ValueText;
  readonly #wantedFields: ReadonlySet<string> | null;
  /** By definition offset in the current chunk; null where the definition is broken. */
  readonly #inChunk = new Map<number, Template | null>();
  /** By template id (the first four bytes of the GUID); a definition differs in size by the names it carries. */
  readonly #cached = new Map<number, CachedTemplate[]>();
  #cachedBytes = 0;
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

  /** A template of this id that an earlier chunk defined. */
  fromOtherChunk(templateId: number): Template | null {
    return this.#cached.get(templateId)?.[0]?.template ?? null;
  }

  #isNamed(offset: number, templateId: number): boolean {
    if (offset + definitionHeaderBytes > this.#view.byteLength) return false;
    return this.#view.getUint32(offset + 4, true) === templateId;
  }

  #load(offset: number, templateId: number): Template | null {
    const byteCount = definitionHeaderBytes + this.#view.getUint32(offset + 20, true);
    if (offset + byteCount > this.#view.byteLength) return null;
    const variants = this.#cached.get(templateId) ?? [];
    const same = variants.find((cached) => this.#isSame(cached, offset, byteCount));
    return same?.template ?? this.#parse(offset, byteCount, templateId);
  }

  #parse(offset: number, byteCount: number, templateId: number): Template | null {
    const nameReferences: NameReference[] = [];
    const cursor = new ByteCursor(this.#view, offset + definitionHeaderBytes, offset + byteCount);
    const scope = {
      cursor,
      names: this.#names,
      texts: this.#texts,
      hasDependencyIds: true,
      wantedFields: this.#wantedFields,
      nameReferences,
      origin: offset,
    };
    try {
      const content = parseContent(scope, 0);
      const template = { content, system: planSystem(content) };
      if (!hasInstance(content)) this.#keep(templateId, template, offset, byteCount, nameReferences);
      return template;
    } catch (error) {
      if (error instanceof Damage) return null;
      throw error;
    }
  }

  #keep(id: number, template: Template, offset: number, byteCount: number, names: readonly NameReference[]): void {
    if (this.#cachedBytes + byteCount > maxCachedBytes) {
      this.#cached.clear();
      this.#cachedBytes = 0;
    }
    const cached = { template, definition: this.#bytes.slice(offset, offset + byteCount), names };
    const variants = this.#cached.get(id) ?? [];
    if (variants.length >= maxVariants) return;
    variants.push(cached);
    this.#cached.set(id, variants);
    this.#cachedBytes += byteCount;
  }

  /** Equal byte for byte but for offsets in the chunk: of the next definition, of names, and of the name after a name. */
  #isSame({ definition, names }: CachedTemplate, offset: number, byteCount: number): boolean {
    if (definition.length !== byteCount) return false;
    let from = 4; // past the offset of the next definition
    for (const { at, isInline, name } of names) {
      if (!this.#isEqual(definition, offset, from, at)) return false;
      const nameOffset = this.#view.getUint32(offset + at, true);
      if ((nameOffset === offset + at + 4) !== isInline) return false;
      if (!isInline && !this.#isNameAt(nameOffset, name)) return false;
      from = isInline ? at + 8 : at + 4;
    }
    return this.#isEqual(definition, offset, from, byteCount);
  }

  #isEqual(definition: Uint8Array, offset: number, from: number, to: number): boolean {
    const bytes = this.#bytes;
    for (let i = from; i < to; i++) if (definition[i] !== bytes[offset + i]) return false;
    return true;
  }

  #isNameAt(offset: number, name: string): boolean {
    try {
      return this.#names.at(offset) === name;
    } catch (error) {
      if (error instanceof Damage) return false;
      throw error;
    }
  }
}

/** An instance inside a definition points into its chunk, so such a definition means nothing elsewhere. */
function hasInstance(content: readonly Content[]): boolean {
  return content.some((node) => node.kind === "instance" || (node.kind === "element" && hasInstance(node.content)));
}
