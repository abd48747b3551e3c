// Behind `npm start` and `npm test`: needs Node and npm only. Installs what is missing with the pinned pnpm, then
// hands over to turbo. What it and pnpm say goes to stderr on `start`: stdout belongs to Stray.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const demo = join(root, "test-fixtures", "demo");
const oldestNode = [20, 19];
const stdoutToStderr = ["ignore", 2, 2];

function requireNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(
    `Stray needs Node ${oldestNode.join(".")} or later; this is ${process.version}. See https://nodejs.org.`,
  );
  process.exit(2);
}

/** The caller's environment without the outer npm's settings, with this workspace's tools first on PATH. */
function toolEnvironment() {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" };
  for (const key of Object.keys(env)) if (/^npm_(config|package|lifecycle)_/i.test(key)) delete env[key];
  const pathKey = Object.keys(env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
  env[pathKey] = join(root, "node_modules", ".bin") + delimiter + (env[pathKey] ?? "");
  return env;
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, env: toolEnvironment(), stdio: "inherit", ...options });
  if (result.error) {
    console.error(`${command}: ${result.error.message}`);
    process.exit(5);
  }
  if (result.signal) process.kill(process.pid, result.signal);
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
    process.exit(result.status ?? 5);
  }
}

/** Runs npm through Node itself where its path is known: npm.cmd on Windows would need a shell. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli && /npm-cli\.[cm]?js$/.test(cli)) run(process.execPath, [cli, ...args], { stdio: stdoutToStderr });
  else run("npm", args, { stdio: stdoutToStderr, shell: process.platform === "win32" });
}

function manifests() {
  const nested = ["packages", "apps"].flatMap((group) =>
    readdirSync(join(root, group))
      .sort()
      .map((name) => join(group, name, "package.json")),
  );
  const top = ["package.json", "pnpm-workspace.yaml", "pnpm-lock.yaml"];
  return [...top, ...nested, join("test-fixtures", "package.json"), join("benchmarks", "package.json")];
}

function manifestHash() {
  const hash = createHash("sha256").update(`${process.platform} ${process.arch}`);
  for (const file of manifests()) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}

function installIfChanged() {
  const stamp = join(root, "node_modules", ".install-stamp");
  const wanted = manifestHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  rmSync(stamp, { force: true });
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  console.error("Installing dependencies (first run, or a manifest changed) ...");
  npm(["exec", "--yes", `--package=${packageManager}`, "--", "pnpm", "install", "--frozen-lockfile"]);
  writeFileSync(stamp, wanted);
}

function turbo(args, options) {
  run(process.execPath, [join(root, "node_modules", "turbo", "bin", "turbo"), "run", ...args], options);
}

/** Builds what changed. turbo is heard only where it fails: of nine cached tasks a user wants to know nothing. */
function build() {
  if (!existsSync(join(root, "apps", "cli", "dist", "main.js"))) console.error("Building ...");
  turbo(["build", "--output-logs=errors-only"], { stdio: "pipe", encoding: "utf8", maxBuffer: 1e8 });
}

/** Runs Stray as the caller would have: in the caller's folder, and with the signals that npm passes on. */
function stray(args) {
  const cwd = process.env.INIT_CWD ?? process.cwd();
  const main = join(root, "apps", "cli", "dist", "main.js");
  // Drawing makes garbage at every key: a larger young generation takes the pauses out (docs/triage.md, Speed).
  const flags = args[0] === "triage" ? ["--max-semi-space-size=64"] : [];
  const child = spawn(process.execPath, [...flags, main, ...args], { cwd, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => {
    process.exitCode = code ?? 5;
  });
}

const checks = ["//#lint", "//#deadcode", "build", "typecheck", "test"];
const tasks = {
  start(args) {
    build();
    stray(args.length > 0 ? args : ["scan", demo]);
  },
  test: (args) => turbo([...checks, "--output-logs=new-only", ...args]),
  corpus: (args) => turbo(["test:corpus", "--output-logs=full", ...args]),
  goldens(args) {
    const env = { ...toolEnvironment(), STRAY_UPDATE_GOLDENS: "1" };
    const evidence = ["test", "--filter=@stray/evidence", "--force", "--output-logs=full"];
    // Only these: other tests read the goldens of every case, and a new case has none yet.
    turbo([...evidence, "--", "test/golden.test.ts", ...args], { env });
  },
  pack(args) {
    build();
    run(process.execPath, [join(root, "scripts", "pack.mjs"), ...args]);
  },
};

requireNode();
const [name = "start", ...args] = process.argv.slice(2);
const task = tasks[name];
if (!task) {
  console.error(`Unknown task "${name}"; one of: ${Object.keys(tasks).join(", ")}.`);
  process.exit(2);
}
installIfChanged();
task(args);
