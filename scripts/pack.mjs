// Behind `npm run pack`: lints every publishable package with publint, packs @stray/cli to one tarball in dist/ (or the
// folder that -o names), installs it into an empty folder without a registry, and runs it there on the demo evidence.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { formatMessage } from "publint/utils";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const demo = join(root, "test-fixtures", "demo");

function run(command, args, cwd) {
  // npm and pnpm are .cmd files on Windows, which only a shell starts.
  const shell = process.platform === "win32" && command !== process.execPath;
  return execFileSync(command, args, {
    cwd,
    shell,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1e8,
  });
}

function publishableFolders() {
  return ["packages", "apps"]
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
    .filter((folder) => existsSync(join(folder, "package.json")) && !manifestOf(folder).private);
}

function manifestOf(folder) {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}

async function lintPackages() {
  for (const pkgDir of publishableFolders()) {
    const { messages, pkg } = await publint({ pkgDir, pack: "pnpm", strict: true });
    for (const message of messages) console.error(`${pkg.name}: ${formatMessage(message, pkg, { color: false })}`);
    if (messages.length > 0) throw new Error(`publint: ${pkg.name} has ${messages.length} problems`);
  }
}

/** The tarball's path. */
function packCli(folder) {
  mkdirSync(folder, { recursive: true });
  const cli = join(root, "apps", "cli");
  const { name, version } = manifestOf(cli);
  const tarball = join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`);
  rmSync(tarball, { force: true });
  run("pnpm", ["pack", "--pack-destination", folder], cli);
  if (!existsSync(tarball)) throw new Error(`pnpm pack made no ${tarball}`);
  return tarball;
}

/** Installs the tarball where there is nothing else, and runs it with node alone. */
function tryTarball(tarball) {
  const folder = mkdtempSync(join(tmpdir(), "stray-pack-"));
  try {
    writeFileSync(join(folder, "package.json"), '{ "private": true }\n');
    // --offline: a dependency left in the manifest would need the registry, and fails here.
    run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--loglevel=error", tarball], folder);
    const installed = join(folder, "node_modules", "@stray", "cli");
    const { dependencies = {} } = manifestOf(installed);
    if (Object.keys(dependencies).length > 0) throw new Error(`dependencies leaked: ${Object.keys(dependencies)}`);
    const main = join(installed, manifestOf(installed).bin.stray);
    const version = run(process.execPath, [main, "--version"], folder).trim();
    const table = run(process.execPath, [main, "scan", demo, "--quiet"], folder);
    const [first] = table.match(/^ +1 {2}.*$/m) ?? [];
    if (!first) throw new Error(`the packed CLI flags nothing in the demo:\n${table}`);
    console.log(`${tarball}\nstray ${version}, installed alone, ranks first in the demo:\n${first}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [flag, folder] = process.argv.slice(2);
if (flag !== undefined && (flag !== "-o" || folder === undefined)) {
  console.error("Usage: npm run pack [-- -o FOLDER]");
  process.exit(2);
}
// A folder is told from where the user stands, not from the workspace's root.
const target = folder === undefined ? join(root, "dist") : resolve(process.env.INIT_CWD ?? process.cwd(), folder);
await lintPackages();
tryTarball(packCli(target));
