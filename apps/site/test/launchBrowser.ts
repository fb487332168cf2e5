import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { browserPath } from "./browserPath.ts";

/** Starts Debian's chromium, or the browser that `CHROME` names. Throws Error saying what to install where there is none. */
export async function launchBrowser(): Promise<Browser> {
  if (!existsSync(browserPath)) {
    throw new Error(`no browser at ${browserPath}: apt-get install chromium, or set CHROME to one`);
  }
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath: browserPath, args });
}
