import { ByteCursor } from "../byte-cursor.ts";
import { Damage } from "../damage.ts";
import type { Content } from "./content.ts";
import type { WantedFields } from "./field-plan.ts";
import { NameTable } from "./names.ts";
import { parseContent } from "./parse-content.ts";
import { readInstance } from "./template-instance.ts";
import { type Template, TemplateStore } from "./template-store.ts";
import { maxDepth, token } from "./tokens.ts";
import { ValueTable } from "./value-table.ts";
import { ValueText } from "./value-text.ts";

const fragmentHeaderBytes = 4;
const noContent: readonly Content[] = [];

/** Opened binary XML: its content, and the values that its substitutions stand for. */
export interface Fragment {
  content: readonly Content[];
  values: ValueTable;
  /** The template that gave the content; null where the content was inline, or its template is lost. */
  template: Template | null;
  /** A template instance whose definition is gone: the values are there, the content is not. */
  isTemplateLost: boolean;
}

/**
 * Opens the binary XML of records and values in one chunk after another. A fragment lives until the next one of the same
 * depth is opened: they are reused, as walks go depth first.
 */
export class FragmentReader {
  readonly texts: ValueText;
  readonly #names: NameTable;
  readonly #wantedFields: WantedFields;
  readonly #templates: TemplateStore;
  readonly #fragments: Fragment[] = [emptyFragment()];
  #view = new DataView(new ArrayBuffer(0));

  constructor(ansiEncoding: string, wantedFields: WantedFields) {
    this.#wantedFields = wantedFields;
    this.texts = new ValueText(ansiEncoding);
    this.#names = new NameTable(this.texts);
    this.#templates = new TemplateStore({ names: this.#names, texts: this.texts, wantedFields });
  }

  /** The fragment of depth 0, before anything was opened. */
  get none(): Fragment {
    return this.#fragments[0]!;
  }

  /** Begins another log, whose lost templates are only looked for in itself. */
  beginLog(): void {
    this.#templates.beginLog();
  }

  useChunk(bytes: Uint8Array<ArrayBuffer>, view: DataView<ArrayBuffer>): void {
    this.#view = view;
    this.texts.useChunk(bytes, view);
    this.#names.useChunk(bytes, view);
    this.#templates.useChunk(bytes, view);
  }

  /** Opens the binary XML from `start` to `end` (byte offsets in the chunk). */
  open(start: number, end: number, depth: number): Fragment {
    const at = this.#skipHeader(start, end);
    if (at < end && this.#view.getUint8(at) === token.templateInstance) return this.openInstance(at + 1, end, depth);
    const cursor = new ByteCursor(this.#view, at, end);
    this.texts.budget.charge(end - at);
    const scope = {
      cursor,
      names: this.#names,
      texts: this.texts,
      hasDependencyIds: false,
      wantedFields: this.#wantedFields,
      nameBudget: this.texts.budget,
      origin: at,
    };
    const fragment = this.#atDepth(depth, start);
    fragment.values.clear();
    fragment.content = parseContent(scope, depth);
    return fragment;
  }

  /** Opens the template instance whose header stands at `offset`, after its token. */
  openInstance(offset: number, end: number, depth: number): Fragment {
    const fragment = this.#atDepth(depth, offset);
    const valuesEnd = Math.min(end, this.#view.byteLength);
    const { templateId, definitionOffset, valuesOffset } = readInstance(this.#view, offset, valuesEnd);
    const template = this.#templates.at(definitionOffset, templateId) ?? this.#templates.fromOtherChunk(templateId);
    fragment.values.load(this.#view, valuesOffset, valuesEnd);
    fragment.template = template;
    fragment.isTemplateLost = template === null;
    if (template) fragment.content = template.content;
    return fragment;
  }

  #skipHeader(start: number, end: number): number {
    const hasHeader = start + fragmentHeaderBytes <= end && this.#view.getUint8(start) === token.fragmentHeader;
    return hasHeader ? start + fragmentHeaderBytes : start;
  }

  #atDepth(depth: number, offset: number): Fragment {
    if (depth > maxDepth) throw new Damage("tooDeep", offset, `values are nested deeper than ${maxDepth}`);
    this.#fragments[depth] ??= emptyFragment();
    const fragment = this.#fragments[depth];
    fragment.content = noContent;
    fragment.template = null;
    fragment.isTemplateLost = false;
    return fragment;
  }
}

function emptyFragment(): Fragment {
  return { content: noContent, values: new ValueTable(), template: null, isTemplateLost: false };
}
