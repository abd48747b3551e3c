import { analysisReportSchema, logonSessionSchema, sessionFileHeaderSchema, windowsEventSchema } from "@stray/schemas";

/** Where a value's keys stand in JSON: an object's keys with the order below each, a list's elements, or as they are. */
export type KeyOrder = { keys: ReadonlyMap<string, KeyOrder> } | { items: KeyOrder } | "asIs";

/** The order of keys in a zod schema; records (features, event data) keep the order they were built in. */
function keyOrderOf(schema: object): KeyOrder {
  if ("shape" in schema && isObject(schema.shape)) {
    return { keys: new Map(Object.entries(schema.shape).map(([key, value]) => [key, keyOrderOf(value)])) };
  }
  if ("element" in schema && isObject(schema.element)) return { items: keyOrderOf(schema.element) };
  if ("unwrap" in schema && typeof schema.unwrap === "function") return keyOrderOf(schema.unwrap());
  return "asIs";
}

/** The same value with the keys of its objects in order; keys the order does not know are left out. */
export function inKeyOrder(value: unknown, order: KeyOrder): unknown {
  if (order === "asIs" || !isObject(value)) return value;
  if ("items" in order) return Array.isArray(value) ? value.map((item) => inKeyOrder(item, order.items)) : value;
  const ordered: Record<string, unknown> = {};
  for (const [key, below] of order.keys) {
    const property: unknown = Reflect.get(value, key);
    if (property !== undefined) ordered[key] = inKeyOrder(property, below);
  }
  return ordered;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

export const reportKeyOrder: ReadonlyMap<string, KeyOrder> = new Map(
  Object.entries(analysisReportSchema.shape).map(([key, schema]) => [key, keyOrderOf(schema)]),
);
export const scoredSessionKeyOrder: KeyOrder = keyOrderOf(analysisReportSchema.shape.sessions.element);
export const logonSessionKeyOrder: KeyOrder = keyOrderOf(logonSessionSchema);
export const sessionFileHeaderKeyOrder: KeyOrder = keyOrderOf(sessionFileHeaderSchema);
export const windowsEventKeyOrder: KeyOrder = keyOrderOf(windowsEventSchema);
