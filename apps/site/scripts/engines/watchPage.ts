/**
 * What goes wrong in a page, kept by a script that is served first in its head. WebKit tells a driver nothing of it; the script
 * stands before the page's policy, which is left as it is.
 */
import { z } from "zod";
import { ask, type DrivenBrowser } from "./browser.ts";

export const watchingScript = `<script>{
  const problems = (globalThis.problems = []);
  addEventListener("error", ({ message, target }) => {
    problems.push(message ?? target.outerHTML.slice(0, 120) + " did not load");
  }, true);
  addEventListener("unhandledrejection", ({ reason }) => problems.push(String(reason)));
  addEventListener("securitypolicyviolation", (event) => {
    const place = [event.sourceFile, event.lineNumber, event.columnNumber].join(":");
    problems.push("the policy's " + event.violatedDirective + " refuses " + event.blockedURI + " of " + place);
  });
  for (const level of ["error", "warn"]) console[level] = (...words) => problems.push(words.join(" "));
}</script>`;

/** What has gone wrong since the page was opened. */
export function problemsOf(browser: DrivenBrowser): Promise<string[]> {
  return ask(browser, z.array(z.string()), "problems");
}
