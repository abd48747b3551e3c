/** How a field's value is kept, in the lowest two bits of its first number. */
const tags = { text: 0, hexadecimal: 1, decimal: 2, list: 3 } as const;
const tagCount = 4;
/** Up to so many digits a number stays exact when the tag is put below it. */
const mostHexDigits = 12;
const mostDecimalDigits = 15;

/** The texts that many events share, each kept once. */
export interface SharedTexts {
  idOf(text: string): number;
}

/** A value as whole numbers: a LogonId, a port or a logon type as itself, any other text by its id. */
export function packValue(value: string | readonly string[], texts: SharedTexts, write: (value: number) => void): void {
  if (typeof value === "string") {
    write(packedText(value, texts));
    return;
  }
  write(value.length * tagCount + tags.list);
  for (const text of value) write(texts.idOf(text));
}

export function unpackValue(read: () => number, texts: readonly string[]): string | string[] {
  const packed = read();
  const tag = packed % tagCount;
  const value = (packed - tag) / tagCount;
  if (tag === tags.text) return texts[value]!;
  if (tag === tags.hexadecimal) return `0x${value.toString(16)}`;
  return tag === tags.decimal ? String(value) : Array.from({ length: value }, () => texts[read()]!);
}

function packedText(text: string, texts: SharedTexts): number {
  const decimal = decimalValue(text);
  if (decimal >= 0) return decimal * tagCount + tags.decimal;
  const hexadecimal = hexadecimalValue(text);
  if (hexadecimal >= 0) return hexadecimal * tagCount + tags.hexadecimal;
  return texts.idOf(text) * tagCount + tags.text;
}

/** -1 unless the text is how the number would be printed. */
function decimalValue(text: string): number {
  if (text.length > mostDecimalDigits || text === "" || (text.charCodeAt(0) === 48 && text.length > 1)) return -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) return -1;
  }
  return Number(text);
}

/** As Windows prints a LogonId: `0x`, then lower-case digits without a leading zero; else -1. */
function hexadecimalValue(text: string): number {
  const digits = text.length - 2;
  if (digits < 1 || digits > mostHexDigits || text.charCodeAt(0) !== 48 || text.charCodeAt(1) !== 120) return -1;
  if (digits > 1 && text.charCodeAt(2) === 48) return -1;
  let value = 0;
  for (let index = 2; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    const isLetter = code >= 97 && code <= 102;
    if (!isLetter && (code < 48 || code > 57)) return -1;
    value = value * 16 + code - (isLetter ? 87 : 48);
  }
  return value;
}
