import { EvidenceError, type EvidenceErrorCode } from "./errors.ts";
import { faultText, type SchemaIssue } from "./readers/schema-fault.ts";

/** A file that is given beside the evidence, for messages. */
interface ReferenceFile {
  code: EvidenceErrorCode;
  name: string;
  /** What it should be: "baseline". */
  kind: string;
  advice: string;
}

interface Schema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false; error: { issues: SchemaIssue[] } };
}

/** JSON by its schema. Throws EvidenceError that names the file, the first fault and what to do. */
export function parseReferenceFile<Value>(text: string, schema: Schema<Value>, file: ReferenceFile): Value {
  const { code, name, kind, advice } = file;
  const value = parseJson(text, file);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fault = faultText(parsed.error.issues, value, "").replace(/\.$/, "");
  throw new EvidenceError(code, `${name} is no ${kind}: ${fault}; ${advice}`);
}

function parseJson(text: string, { code, name, kind, advice }: ReferenceFile): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new EvidenceError(code, `${name} is no ${kind}: it is no JSON, or cut short; ${advice}`, [], { cause });
  }
}
