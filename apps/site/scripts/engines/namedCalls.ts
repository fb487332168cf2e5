/** Calls of a browser that say, where they fail or do not come back, which they were and on which page. */
import type { DrivenBrowser } from "./browser.ts";
import { messageOf } from "./naming.ts";
import { within } from "./within.ts";

/** Many times what a call takes on a busy machine, in seconds: no check measures time, this only ends what stands still. */
export const patience = 300;

/** @param onCall - told of every call before it is made */
export function namedCalls(browser: DrivenBrowser, onCall: (name: string) => void): DrivenBrowser {
  let page = "no page";
  const call = async <T>(what: string, make: () => Promise<T>): Promise<T> => {
    const name = `${what} on ${page}`;
    onCall(name);
    try {
      return await within(patience, make());
    } catch (error) {
      const words = browser.lastWords();
      throw new Error(`${name}: ${messageOf(error)}${words === "" ? "" : `; the browser's last words: ${words}`}`);
    }
  };
  return {
    version: browser.version,
    lastWords: browser.lastWords,
    open(address) {
      page = address;
      return call("open", () => browser.open(address));
    },
    evaluate: (expression) =>
      call(`evaluate ${expression.replaceAll(/\s+/g, " ").slice(0, 60)}`, () => browser.evaluate(expression)),
    resize: (width, height) => call(`resize to ${width} px`, () => browser.resize(width, height)),
    screenshot: () => call("screenshot", browser.screenshot),
    close: browser.close,
  };
}
