import { describe, expect, it } from "vitest";
import { type Environment, glyphsFor, prepareEnvironment } from "../../src/terminal/environment.ts";

function prepared(environment: Environment): Environment {
  prepareEnvironment(environment);
  return environment;
}

describe("prepareEnvironment", () => {
  it("translates NO_COLOR and TERM=dumb for chalk, unless color is forced", () => {
    expect(prepared({ NO_COLOR: "1" }).FORCE_COLOR).toBe("0");
    expect(prepared({ TERM: "dumb" }).FORCE_COLOR).toBe("0");
    expect(prepared({ NO_COLOR: "" }).FORCE_COLOR).toBeUndefined();
    expect(prepared({ TERM: "xterm" }).FORCE_COLOR).toBeUndefined();
    expect(prepared({ NO_COLOR: "1", FORCE_COLOR: "2" }).FORCE_COLOR).toBe("2");
  });

  it("takes out what says CI: Ink would draw nothing and chalk no color", () => {
    expect(prepared({ CI: "1", CONTINUOUS_INTEGRATION: "1", HOME: "/" })).toEqual({ HOME: "/" });
  });
});

describe("glyphsFor", () => {
  const showsUnicode = (environment: Environment, platform: string) => glyphsFor(environment, platform).bar !== "#";

  it("is ASCII where the terminal or its locale has no UTF-8", () => {
    expect(showsUnicode({ TERM: "xterm", LANG: "de_DE.UTF-8" }, "linux")).toBe(true);
    expect(showsUnicode({ TERM: "xterm", LANG: "C.utf8" }, "linux")).toBe(true);
    expect(showsUnicode({ TERM: "xterm", LANG: "en_US.UTF-8", LC_ALL: "C" }, "linux")).toBe(false);
    expect(showsUnicode({ TERM: "xterm" }, "linux")).toBe(false);
    expect(showsUnicode({ TERM: "linux", LANG: "C.UTF-8" }, "linux")).toBe(false);
    expect(showsUnicode({ TERM: "dumb", LANG: "C.UTF-8" }, "darwin")).toBe(false);
    expect(showsUnicode({ WT_SESSION: "1" }, "win32")).toBe(true);
    expect(showsUnicode({ TERM_PROGRAM: "vscode" }, "win32")).toBe(true);
    expect(showsUnicode({}, "win32")).toBe(false);
  });
});
