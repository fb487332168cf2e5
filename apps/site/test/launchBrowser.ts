import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Starts Debian's chromium, or the browser that `CHROME` names. Throws Error saying what to install where there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROME ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: apt-get install chromium, or set CHROME to one`);
  }
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}
