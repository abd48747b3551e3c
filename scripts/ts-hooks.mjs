import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "rolldown/utils";

const isProjectSource = (url) => /^file:.*\.tsx?$/.test(url) && !url.includes("/node_modules/");

/** A module `load` hook that strips types and compiles JSX; it does not type-check. */
export function load(url, context, nextLoad) {
  if (!isProjectSource(url)) return nextLoad(url, context);
  const path = fileURLToPath(url);
  const result = transformSync(path, readFileSync(path, "utf8"), {
    sourcemap: true,
    jsx: { runtime: "automatic" },
    typescript: { onlyRemoveTypeImports: true },
  });
  if (result.errors.length > 0) throw new SyntaxError(`${path}: ${result.errors[0].message}`);
  const map = Buffer.from(JSON.stringify(result.map)).toString("base64");
  return {
    format: "module",
    shortCircuit: true,
    source: `${result.code}\n//# sourceMappingURL=data:application/json;base64,${map}`,
  };
}
