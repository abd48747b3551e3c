import { caseInputs, goldenCases } from "@stray/test-fixtures";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EvidenceError, rebuildSessions } from "../src/index.ts";
import { memorySource, testContext } from "./memory-source.ts";

/** Records of each case that are changed; enough for a logon and its logoff. */
const recordsTaken = 6;
const long = "x".repeat(30_000);
const deep = `${"[".repeat(90)}${"]".repeat(90)}`;

/** What stands where a reader expects something else, as JSON. */
const hostileJson = [
  ...["null", "true", "[]", "{}", "[[]]", '""', '"-"', "-1", "1e308", "0.1", "18446744073709551616", deep],
  ...['{"__proto__":{"x":1}}', '{"constructor":1}', '{"#text":[{"#text":1}]}', '{"#attributes":null}'],
  ...['{"length":-1}', '["a",null,{"b":[]}]', '"\\u0000\\ud800\\u202e"', '"9999-12-31T23:59:59.9999999Z"', '"0"'],
  ...[`"${long}"`, `{"${long}":1}`, `"<Event><System>"`, '"=cmd()"', '"../../etc/passwd"'],
];

/** The same for texts of rows and elements. */
const hostileText = [
  ...['"', '""', ",", ";", "\t", "\r", "\n", "\0", "<", "</", "]]>", "<![CDATA[", "&", "&a;", "&#0;", "<!--", "<?x"],
  ...["<Event>", "</Event>", "<a:Event", "<System/>", "Subject:\n\tLogon ID:", "__proto__", "\ud800", long],
  ...["<a>".repeat(2000), '"'.repeat(2001), ",".repeat(5000), ' a="'.repeat(500)],
];

async function survives(content: string): Promise<void> {
  try {
    const { header } = await rebuildSessions([memorySource("a", content)], { timezone: [] }, testContext());
    expect(header.inputs).toHaveLength(1);
    expect(header.problems.length).toBeLessThan(200);
  } catch (error) {
    expect(error).toBeInstanceOf(EvidenceError);
  }
}

/** The first records of a text case: lines, or whole values over several lines. */
function beginningOf(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  const text = Buffer.from(bytes).toString(isWide ? "utf16le" : "utf8");
  return text.split("\n").slice(0, 40).join("\n").slice(0, 12_000);
}

/** Every place in a JSON value, as the path to it. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** The value as JSON, with other JSON in one place. */
function withJsonAt(value: unknown, path: readonly string[], json: string): string {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== "object" || value === null) return json;
  const members = Object.entries(value).map(([name, inner]) => {
    const text = name === key ? withJsonAt(inner, rest, json) : JSON.stringify(inner);
    return Array.isArray(value) ? text : `${JSON.stringify(name)}:${text}`;
  });
  return Array.isArray(value) ? `[${members.join()}]` : `{${members.join()}}`;
}

const inputs = goldenCases()
  .filter(({ name }) => name.startsWith("format-") || name === "hostile-names")
  .flatMap((each) => caseInputs(each).map(({ name, bytes }) => ({ name: `${each.name}/${name}`, bytes })))
  .filter(({ name }) => !name.endsWith(".evtx"));
const jsonLines = inputs.filter(({ bytes }) => /^\{.*\}\n\{/.test(Buffer.from(bytes).toString("utf8")));

describe("a value of another kind where a format has one", () => {
  it.each(jsonLines.map(({ name, bytes }) => [name, bytes] as const))("harms no reader of %s", async (_name, bytes) => {
    const lines = Buffer.from(bytes).toString("utf8").split("\n").slice(0, recordsTaken);
    const change = fc.tuple(fc.nat({ max: lines.length - 1 }), fc.nat(), fc.constantFrom(...hostileJson));
    await fc.assert(
      fc.asyncProperty(change, async ([index, place, json]) => {
        const record: unknown = JSON.parse(lines[index] ?? "null");
        const paths = pathsOf(record);
        const changed = withJsonAt(record, paths[place % paths.length] ?? [], json);
        await survives(lines.with(index, changed).join("\n"));
      }),
      { seed: 6, numRuns: 30 },
    );
  });
});

describe("text cut, doubled or with something in between", () => {
  it.each(inputs.map(({ name, bytes }) => [name, bytes] as const))("harms no reader of %s", async (_name, bytes) => {
    const text = beginningOf(bytes);
    const place = fc.nat({ max: text.length });
    const change = fc.tuple(place, place, fc.constantFrom("cut", "double", ...hostileText));
    await fc.assert(
      fc.asyncProperty(change, async ([first, second, what]) => {
        const [from, to] = [Math.min(first, second), Math.max(first, second)];
        const between = what === "cut" ? "" : what === "double" ? text.slice(from, to).repeat(2) : what;
        const end = what === "cut" || what === "double" ? to : from;
        await survives(text.slice(0, from) + between + text.slice(end));
      }),
      { seed: 6, numRuns: 25 },
    );
  });
});
