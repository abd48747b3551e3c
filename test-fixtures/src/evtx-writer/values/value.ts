import type { ValueType } from "../../event-spec.ts";
import type { TemplateInstance } from "../binxml/xml-node.ts";

/** One entry of a substitution array, as text until it is written. */
export type Value =
  | { type: ValueType; text: string; isTerminated?: boolean }
  | { type: "strings"; items: readonly string[] }
  | { type: "binXml"; instance: TemplateInstance };

/** A value that is absent; an optional substitution of it leaves out its attribute or element. */
export const nullValue: Value = { type: "null", text: "" };

/** The type byte of a value descriptor and of a substitution token. */
export const valueTypeCodes: Record<Value["type"], number> = {
  null: 0x00,
  string: 0x01,
  ansiString: 0x02,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  float32: 0x0b,
  float64: 0x0c,
  bool: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  sizeT: 0x10,
  fileTime: 0x11,
  systemTime: 0x12,
  sid: 0x13,
  hexInt32: 0x14,
  hexInt64: 0x15,
  binXml: 0x21,
  strings: 0x81,
};
