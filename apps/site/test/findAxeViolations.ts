import axe, { type AxeResults, type RunOptions } from "axe-core";
import type { Browser } from "playwright-core";

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

/** Of a window, in pixels: what is laid out otherwise may be covered, hidden or out of reach. */
export const axeWidths = { phone: 360, desk: 1280 } as const;

export interface LookedAt {
  readonly path: string;
  /** Whether to open its details first. */
  readonly open: boolean;
}

/**
 * What axe finds on pages: a line each.
 *
 * @param root - address of the site's base
 * @param width - of the window, in pixels
 */
export async function findAxeViolations(
  browser: Browser,
  root: string,
  pages: readonly LookedAt[],
  width: number = axeWidths.desk,
): Promise<string[]> {
  const problems: string[] = [];
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const page = await context.newPage();
  for (const { path, open } of pages) {
    await page.goto(`${root}${path}`);
    await page.evaluate(prepare);
    await page.evaluate(axe.source);
    if (open) await page.evaluate(`for (const details of document.querySelectorAll("details")) details.open = true`);
    for (const { colorScheme, rules } of views) {
      await page.emulateMedia({ colorScheme });
      const options: RunOptions = { resultTypes: ["violations"], ...(rules.length > 0 ? { runOnly: [...rules] } : {}) };
      const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
      for (const { id, nodes } of violations)
        problems.push(`${path} ${width} px ${colorScheme} ${id}: ${nodes[0]?.html}`);
    }
  }
  await context.close();
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
