import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Browser, Page } from "playwright-core";

/** The smaller of axe's two files: each page reads it anew. */
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface View {
  readonly colorScheme: "light" | "dark";
  /** Rules to check; none for all of them. */
  readonly rules: readonly string[];
}

/** Only contrast depends on the colour scheme. */
const views: readonly View[] = [
  { colorScheme: "light", rules: [] },
  { colorScheme: "dark", rules: ["color-contrast"] },
];

/** Windows, in pixels: what is laid out otherwise may be covered, hidden or out of reach. */
export const axeViewports = { phone: { width: 360, height: 900 }, desk: { width: 1280, height: 900 } } as const;

export interface LookedAt {
  readonly path: string;
  /** Whether to open its details first. */
  readonly open: boolean;
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
export async function axeViolationsOn(page: Page, { path, open }: LookedAt): Promise<string[]> {
  const problems: string[] = [];
  await page.evaluate(prepare);
  await page.evaluate(source);
  if (open) await page.evaluate(`for (const details of document.querySelectorAll("details")) details.open = true`);
  for (const { colorScheme, rules } of views) {
    await page.emulateMedia({ colorScheme });
    const options: RunOptions = { resultTypes: ["violations"], ...(rules.length > 0 ? { runOnly: [...rules] } : {}) };
    const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
    for (const { id, nodes } of violations)
      problems.push(`${path} ${page.viewportSize()?.width} px ${colorScheme} ${id}: ${nodes[0]?.html}`);
  }
  return problems;
}

/**
 * Runs in the page: lays out what is off the screen, and takes away the HTML of KaTeX, most of a page's elements, which is
 * hidden from assistive technology; what that reads is shown in its place.
 */
const prepare = `(() => {
  for (const part of document.querySelectorAll(".statement")) part.style.contentVisibility = "visible";
  for (const part of document.querySelectorAll(".katex-html")) part.remove();
  for (const part of document.querySelectorAll(".katex-mathml")) part.className = "";
})()`;
