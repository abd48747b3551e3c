import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const licenseFile = /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i;

/** The folder of the package that a module comes from, or null where the module is our own. */
function packageFolder(moduleId) {
  if (!moduleId.includes("node_modules")) return null;
  let folder = dirname(moduleId.replace(/^\0/, "").replace(/\?.*$/, ""));
  while (!existsSync(join(folder, "package.json")) || !manifestOf(folder).version) {
    if (folder === dirname(folder)) return null;
    folder = dirname(folder);
  }
  return folder;
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

function noticeOf(folder) {
  const { name, version, license = "no license named" } = manifestOf(folder);
  const texts = readdirSync(folder)
    .filter((file) => licenseFile.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [`${name} ${version} (${license})`, ...texts].join("\n\n");
}

/** Writes THIRD-PARTY-NOTICES.txt: what is bundled, and the license texts that have to go along with it. */
export function thirdPartyNotices() {
  return {
    name: "third-party-notices",
    generateBundle(_options, bundle) {
      const moduleIds = Object.values(bundle).flatMap((output) => (output.type === "chunk" ? output.moduleIds : []));
      const folders = new Set(moduleIds.map(packageFolder).filter((folder) => folder !== null));
      const notices = [...new Set([...folders].map(noticeOf))].sort();
      const source = `${notices.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
      this.emitFile({ type: "asset", fileName: "THIRD-PARTY-NOTICES.txt", source });
    },
  };
}
