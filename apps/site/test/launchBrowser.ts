import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";
import { browserPath } from "./browserPath.ts";

/**
 * Starts Debian's Chromium, or the browser that `CHROME` names. Throws Error saying what to install where there is none.
 *
 * @param frames - whether the page is drawn, frame after frame. Without, it is loaded and laid out for two thirds of the
 *   processor's time, but nothing that a script does at the next frame is done.
 */
export async function launchBrowser({ frames = true } = {}): Promise<Browser> {
  if (!existsSync(browserPath)) {
    throw new Error(`no browser at ${browserPath}: apt-get install chromium-headless-shell, or set CHROME to one`);
  }
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  const laidOutOnly = frames ? [] : ["--disable-threaded-compositing"];
  return chromium.launch({ executablePath: browserPath, args: [...args, ...laidOutOnly] });
}
