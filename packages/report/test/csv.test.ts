import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRow } from "../src/csv.ts";
import { formatReport } from "../src/index.ts";
import { exampleReport, exampleScored, ordinaryScored } from "./example-report.ts";

/** A reader of RFC 4180, one record at a time, written apart from the writer. */
function readRecord(text: string): string[] {
  const cells: string[] = [];
  let rest = text.replace(/\r\n$/, ",");
  while (rest !== "") {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*)),/s.exec(rest);
    if (!match) throw new Error(`not RFC 4180: ${JSON.stringify(rest)}`);
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    rest = rest.slice(match[0].length);
  }
  return cells;
}

describe("csvRow", () => {
  it("quotes commas, quotes and line ends", () => {
    expect(csvRow(["a,b", 'say "hi"', "two\nlines", "plain", 1.5, null, true])).toBe(
      '"a,b","say ""hi""","two\nlines",plain,1.5,,true\r\n',
    );
  });

  it.each(["=1+1", "+1", "-1", "@sum", "\tx", "\rx", "\nx", "\0x", " =1", "\u200b=1", "＝1", "＋1", "－1", "＠x"])(
    "guards %j",
    (text) => expect(readRecord(csvRow([text]))).toEqual([`'${text}`]),
  );

  it("leaves numbers and harmless text alone", () => {
    expect(csvRow([-5, "a-b", "CORP\\bob", "10.0.0.1"])).toBe("-5,a-b,CORP\\bob,10.0.0.1\r\n");
  });

  it("gives back any text, whole but for the guard and lone surrogates", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 4 }), (texts) => {
        const cells = readRecord(csvRow(texts));
        expect(cells.map((cell) => cell.replace(/^'/, ""))).toEqual(
          texts.map((text) =>
            text.replace(/\p{Cs}/gu, (unit) => `\\u{${unit.charCodeAt(0).toString(16)}}`).replace(/^'/, ""),
          ),
        );
        for (const cell of cells) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
      }),
    );
  });
});

describe("a report as CSV", () => {
  it("has the promised columns, and a row a session in rank order", () => {
    const text = [...formatReport(exampleReport([exampleScored(), ordinaryScored()]), "csv")].join("");
    expect(text.split("\r\n").slice(0, 3)).toEqual([
      "rank,level,flagged,score,anomaly,sessionKey,computer,account,sourceAddress,logonType,startTime,endTime,endReason," +
        "reasons,duration,off_hours,ip_present,successful_logons,total_events,failed_logons,failed_accounts," +
        "unique_tasks,unique_services,group_added,user_created,logs_cleared,audit_policy,explicit_targets," +
        "share_access,directory_access,sensitive_objects,admin_tools",
      "1,high,true,4.5,0.777778,srv01~0x8dcdc~20260302T230405Z,SRV01,CORP\\bob,203.0.113.7,Remote Desktop," +
        "2026-03-02T23:04:05.1234567Z,2026-03-02T23:34:06Z,logoff,57 failed logons; the 10 nearest sessions: 0," +
        "1801,1,1,1,58,57,0,,0,0,0,0,0,0,0,0,0,0",
      "2,none,false,1,0,srv01~0x111~20260303T080000Z,SRV01,CORP\\alice,203.0.113.7,console," +
        "2026-03-02T23:04:05.1234567Z,2026-03-02T23:34:06Z,logoff,,1801,1,1,1,58,57,0,,0,0,0,0,0,0,0,0,0,0",
    ]);
  });

  it("keeps only what the filter and --top leave", () => {
    const report = exampleReport([exampleScored(), ordinaryScored()]);
    expect([...formatReport(report, "csv", { filter: ({ flagged }) => !flagged })]).toHaveLength(2);
    expect([...formatReport(report, "csv", { top: 1 })]).toHaveLength(2);
  });
});
