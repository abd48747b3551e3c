import { type Browser, chromium, type Page } from "playwright-core";

/** No sandbox: CI often runs as root, and the only page is our own. The rest keeps the browser off the network. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Starts a headless browser with an empty profile. */
export async function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, headless: true, args: flags });
}

/** Opens a page at `url` that can reach nothing else; `refused` gathers what it tried. */
export async function openPage(browser: Browser, url: string): Promise<{ page: Page; refused: string[] }> {
  const page = await browser.newPage();
  const refused: string[] = [];
  await page.route("**/*", async (route) => {
    const wanted = route.request().url();
    if (wanted.startsWith(url)) return route.continue();
    refused.push(wanted);
    return route.abort();
  });
  await page.goto(url);
  await page.waitForFunction("document.title === 'ready'");
  return { page, refused };
}

/** Drops a file on the page as a hand would: the browser itself opens it and fires the drop event. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const input = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    await input.send("Input.dispatchDragEvent", { type, x: 50, y: 50, data });
  }
}
