import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EventSpecInput, writeEvtx } from "@stray/test-fixtures";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBrowser } from "./browser/find-browser.ts";
import { dropFile, openBrowser, openPage } from "./browser/open-browser.ts";
import { servePage } from "./browser/serve-page.ts";
import { readAll } from "./read-all.ts";

const browserPath = findBrowser();
const reason = browserPath ? "" : " (skipped: no Chromium here; CHROME_PATH can name one)";

/** Enough for more than one read of 1 MiB, with texts that an encoding mistake would change. */
const log = writeEvtx(
  Array.from(
    { length: 4000 },
    (_, index): EventSpecInput => ({
      ...{ eventId: 4624, channel: "Security", provider: "Microsoft-Windows-Security-Auditing", computer: "PC-Å" },
      ...{ eventRecordId: index + 1, timeCreated: "2026-03-02T11:04:05.1234567Z", userSid: "S-1-5-18" },
      data: {
        TargetUserName: `ユーザー${index} 😀 <b>`,
        TargetLogonId: { type: "hexInt64", value: `0x${(index * 104_729).toString(16)}` },
        Padding: `${index}`.repeat(40),
      },
    }),
  ),
);

describe.skipIf(!browserPath)(`in a browser${reason}`, () => {
  let folder: string;
  let server: Server;
  let url: string;
  let browser: Browser;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "stray-evtx-"));
    ({ server, url } = await servePage());
    browser = await openBrowser(browserPath ?? "");
  }, 60_000);

  afterAll(async () => {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it("reads a log that is dropped on a page as Node does, and asks the network for nothing", async () => {
    const path = join(folder, "Security.evtx");
    writeFileSync(path, log);
    const { page, refused } = await openPage(browser, url);
    await dropFile(page, path);
    const dropped = JSON.parse(await page.evaluate<string>("dropped"));
    const inNode = await readAll(log, { json: true });
    expect(log.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(inNode.records).toHaveLength(4000);
    expect(dropped).toEqual({ name: "Security.evtx", ...inNode });
    expect(refused).toEqual([]);
  });
});
