import { existsSync } from "node:fs";

const usualPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium (CHROME_PATH, else where they usually are), or null where none is found. */
export function findBrowser(): string | null {
  const chosen = process.env.CHROME_PATH;
  return (chosen ? [chosen] : usualPaths).find((path) => existsSync(path)) ?? null;
}
