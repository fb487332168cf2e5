import { AxeBuilder } from "@axe-core/playwright";
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
export async function findAxeViolations(browser: Browser, root: string, pages: readonly LookedAt[]): Promise<string[]> {
  const problems: string[] = [];
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  for (const { path, open } of pages) {
    await page.goto(`${root}${path}`);
    await page.evaluate(prepare);
    if (open) await page.evaluate(`for (const details of document.querySelectorAll("details")) details.open = true`);
    for (const { colorScheme, rules } of views) {
      await page.emulateMedia({ colorScheme });
      const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] });
      // No page has frames, for whose sake axe would finish in a page of its own.
      axe.setLegacyMode();
      if (rules.length > 0) axe.withRules([...rules]);
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations) problems.push(`${path} ${colorScheme} ${id}: ${nodes[0]?.html}`);
    }
  }
  await context.close();
  return problems;
}

/**
 * Runs in the page: lays out what is off the screen, and takes away the HTML of KaTeX, most of a page's elements, which is
 * hidden from assistive technology; what that reads is the MathML.
 */
const prepare = `(() => {
  for (const part of document.querySelectorAll(".statement")) part.style.contentVisibility = "visible";
  for (const part of document.querySelectorAll(".katex-html")) part.remove();
})()`;
