import { describe, expect, it } from "vitest";
import { makeFolder, namesIn } from "./evidence-folder.ts";
import { runStray } from "./run-stray.ts";

describe("help and version", () => {
  it("prints the version on one line", async () => {
    expect(await runStray(["--version"])).toEqual({
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
      stderr: "",
      code: 0,
    });
  });

  it("prints help with examples and exit codes on stdout", async () => {
    const { stdout, stderr, code } = await runStray(["--help"]);
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
    expect(stdout).toContain("Examples:\n  stray scan evidence/DC01");
    expect(stdout).toContain("Exit codes: 0 done;");
  });

  it.each(["scan", "score", "sessions", "events", "baseline", "evaluate", "show", "triage", "serve"])(
    "has an example in the help of %s",
    async (name) => {
      const { stdout, code } = await runStray([name, "--help"]);
      expect(code).toBe(0);
      expect(stdout).toMatch(new RegExp(`Examples?:\\n  stray ${name} `));
    },
  );
});

describe("usage errors: exit code 2, one line on stderr, nothing on stdout", () => {
  it.each([
    [["scna"], "stray: unknown command 'scna'\n(Did you mean scan?)\n"],
    [["scan", "x", "--formt", "json"], "stray: unknown option '--formt'\n(Did you mean --format?)\n"],
    [["scan"], "stray: missing required argument 'path'\n"],
    [["scan", "x", "--top", "0"], "Expected a whole number from 1 on."],
    [["serve", "--port", "99999"], "Expected a number from 0 to 65535."],
    [["scan", "x", "--work-hours", "7-22"], "stray: --work-hours 7-22: expected HH:MM-HH:MM, such as 07:00-22:00\n"],
    [["scan", "x", "--since", "2026-02-30"], "stray: --since 2026-02-30: there is no such day or time\n"],
    [["scan", "x", "--timezone", "SRV01=Mars/Olympus"], "stray: --timezone SRV01=Mars/Olympus: expected ZONE"],
    [["scan", "x", "--until", "2026-13-01T00:00+02:00"], "stray: --until 2026-13-01T00:00+02:00: expected a UTC time"],
    [["scan", "x", "--include", "robots"], "stray: --include robots: expected machine, service or machine,service"],
    [["scan", "x", "--where", "acount:bob"], 'stray: there is no filter term acount:bob; did you mean "account:"?'],
    [["score", "x", "--profile", "classic", "--work-hours", "08:00-18:00"], "stray: --work-hours has no meaning with"],
    [["triage", "x"], "stray: the triage app needs a terminal"],
    [["scan", "x", "-o", "no/such/folder/report.json"], "there is no folder no/such/folder\n"],
    [["scna\u001b[2J"], "stray: unknown command 'scna\\u{1b}[2J'"],
  ])("%j", async (args, message) => {
    const { stdout, stderr, code } = await runStray(args);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n").length).toBeLessThanOrEqual(2);
  });

  const unbuiltFlags = [["--case", "dir"]];
  const unbuiltFormats = ["takajo", "timesketch", "timesketch-csv", "ecs", "markdown", "html"];

  it("what is not built yet is absent from the help", async () => {
    const { stdout: help } = await runStray(["scan", "--help"]);
    expect(help).toContain("--profile");
    for (const name of [...unbuiltFlags.map(([flag]) => flag), ...unbuiltFormats]) expect(help).not.toContain(name);
  });

  it.each([...unbuiltFlags, ...unbuiltFormats.map((format) => ["--format", format])])(
    "%s %s is refused",
    async (...flags) => {
      const folder = makeFolder();
      expect(await runStray(["scan", "x", ...flags], { cwd: folder })).toMatchObject({ stdout: "", code: 2 });
      expect(namesIn(folder)).toEqual([]);
    },
  );

  it.each(["page", "report", "verify", "completion"])("there is no command %s yet", async (name) => {
    expect(await runStray([name])).toMatchObject({ stdout: "", code: 2 });
  });

  it("shows the help on stderr when there is no command", async () => {
    const { stdout, stderr, code } = await runStray([]);
    expect({ stdout, code }).toEqual({ stdout: "", code: 2 });
    expect(stderr).toContain("Usage: stray");
  });
});
