import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberEqualKeys, sessionKeyOf } from "../../src/sessions/session-key.ts";
import { session } from "../sample-session.ts";

describe("sessionKeyOf", () => {
  it("joins the parts by ~ and writes - for a missing one", () => {
    expect(sessionKeyOf(["DC-1.x", "0x1f", ""])).toBe("DC-1.x~0x1f~-");
  });

  it.each([
    ["a_b~c", "a_5Fb_7Ec"],
    ["é", "_C3_A9"],
    ["€", "_E2_82_AC"],
    ["😀", "_F0_9F_98_80"],
    ["\u0000\u202e", "_00_E2_80_AE"],
    ["\ud800", "_ED_A0_80"],
  ])("escapes %j as UTF-8 with _ for %%", (part, expected) => {
    expect(sessionKeyOf([part, "x", "x"])).toBe(`${expected}~x~x`);
  });

  it("agrees with encodeURIComponent for any well-formed text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", minLength: 1 }), (part) => {
        const expected = encodeURIComponent(part)
          .replace(/[!'()*~_]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
          .replaceAll("%", "_");
        expect(sessionKeyOf([part, "x", "x"])).toBe(`${expected}~x~x`);
      }),
    );
  });
});

describe("numberEqualKeys", () => {
  const early = session({ sessionKey: "pc~1~-", accountName: "amy" });
  const late = session({ sessionKey: "pc~1~-", accountName: "bob" });
  const other = session({ sessionKey: "pc~2~-" });

  it("numbers equal keys by what the sessions hold, whatever their order", () => {
    const keysByAccount = (list: ReturnType<typeof numberEqualKeys>) =>
      Object.fromEntries(list.map(({ accountName, sessionKey }) => [accountName, sessionKey]));
    expect(keysByAccount(numberEqualKeys([early, late]))).toEqual({ amy: "pc~1~-", bob: "pc~1~-~2" });
    expect(keysByAccount(numberEqualKeys([late, early]))).toEqual({ amy: "pc~1~-", bob: "pc~1~-~2" });
  });

  it("leaves other keys alone and numbers anew what was numbered in parts", () => {
    const third = session({ sessionKey: "pc~1~-~2", accountName: "cat" });
    const keys = numberEqualKeys([third, other, late, early]).map(({ sessionKey }) => sessionKey);
    expect(keys).toEqual(["pc~1~-~3", "pc~2~-", "pc~1~-~2", "pc~1~-"]);
  });

  it("does not let the place in a given list decide", () => {
    const given = (position: number, user: string) =>
      session({ sessionKey: "u~-~-", given: { position, user, sourceIp: null, start: null, end: null } });
    const keys = numberEqualKeys([given(1, "zoe"), given(2, "amy")]).map(({ sessionKey }) => sessionKey);
    expect(keys).toEqual(["u~-~-~2", "u~-~-"]);
  });
});
