import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { layOutAll } from "./layOutAll.ts";
import { leaveStyledAlikeOut, leaveTwinsOut } from "./leaveTwinsOut.ts";

/** The smaller of axe's two files: each page reads it anew. */
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface View {
  readonly colorScheme: "light" | "dark";
  /** Rules to check; none for all of them. */
  readonly rules: readonly string[];
  /** A script that takes away what these rules say the same of. */
  readonly leaveOut: string;
}

/** Only contrast depends on the colour scheme. */
const views: readonly View[] = [
  { colorScheme: "light", rules: [], leaveOut: leaveTwinsOut },
  { colorScheme: "dark", rules: ["color-contrast"], leaveOut: leaveStyledAlikeOut },
];

/** Windows, in pixels: what is laid out otherwise may be covered, hidden or out of reach. */
export const axeViewports = { phone: { width: 360, height: 900 }, desk: { width: 1280, height: 900 } } as const;

export interface LookedAt {
  readonly path: string;
  /** Whether to open its details first. */
  readonly open: boolean;
  /** Whether axe looks at each of a list's items, or at two of a make. */
  readonly whole: boolean;
}

/**
 * What axe finds on pages: a line each.
 *
 * @param root - address of the site's base
 */
export async function findAxeViolations(
  browser: Browser,
  root: string,
  pages: readonly LookedAt[],
  viewport: { readonly width: number; readonly height: number },
): Promise<string[]> {
  const problems: string[] = [];
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  for (const looked of pages) {
    await page.goto(`${root}${looked.path}`);
    problems.push(...(await axeViolationsOn(page, looked)));
  }
  await context.close();
  return problems;
}

/** What axe finds on a page that is loaded, and changed by this: a line each. */
export async function axeViolationsOn(page: Page, { path, open, whole }: LookedAt): Promise<string[]> {
  const problems: string[] = [];
  if (open) await page.evaluate(`for (const details of document.querySelectorAll("details")) details.open = true`);
  await page.evaluate(prepare);
  // As a script, which the browser keeps compiled for the next page; Playwright would evaluate it as a text.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Runtime.evaluate", { expression: source });
  await devtools.detach();
  for (const { colorScheme, rules, leaveOut } of views) {
    if (!whole) await page.evaluate(leaveOut);
    await page.emulateMedia({ colorScheme });
    const options: RunOptions = { resultTypes: ["violations"], ...(rules.length > 0 ? { runOnly: [...rules] } : {}) };
    const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
    for (const { id, nodes } of violations)
      problems.push(`${path} ${page.viewportSize()?.width} px ${colorScheme} ${id}: ${nodes[0]?.html}`);
  }
  return problems;
}

/**
 * Runs in the page, whose details are as they shall be: lays out what is off the screen, and takes away what axe looks at for
 * long and says nothing of. What is in closed details is hidden from everyone. A formula's HTML is hidden from assistive
 * technology, and of its MathML axe knows no rule: its text stands in their place, as all of it is of one colour.
 */
const prepare = `(() => {
  ${layOutAll}
  for (const part of document.querySelectorAll("details:not([open]) > :not(summary)")) part.remove();
  for (const formula of document.querySelectorAll(".katex"))
    formula.textContent = formula.querySelector(".katex-mathml").textContent;
})()`;
