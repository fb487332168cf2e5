// @module-tag chromium
/** Every page, in the browser: how it loads, what it is as wide as, and what axe says. */
import { beforeAll, expect, test } from "vitest";
import { axeViewports, axeViolationsOn, type LookedAt } from "./findAxeViolations.ts";
import { type Inspection, inspectPage } from "./inspectPage.ts";
import { openSite } from "./openSite.ts";
import { pages, singlePages } from "./pages.ts";

beforeAll(async () => {
  await openSite();
});

/** One page a family, with details open where they are short; the package's script `axe` opens all, on every page, whole. */
const families: readonly LookedAt[] = [
  ...[...singlePages, "reference/theory/", "tables/table-1/", "figures/figure-10/", "404.html"].map(opened),
  { path: "figures/figure-05/", open: false, whole: false },
  { path: "appendix-a/", open: false, whole: false },
  { path: "claims/", open: false, whole: false },
  { path: "beyond/", open: false, whole: false },
  { path: "on-a-network/", open: false, whole: false },
];

test("every page loads at 360 px without an error, a failed request, a horizontal scroll or a part out of the keyboard's reach, and prints without a part being cut off; on one of each family axe finds nothing, in light and in dark", {
  timeout: 300_000,
}, async () => {
  const { browser, root } = await openSite();
  const screen = { width: 360, height: 800 };
  const paper = { width: 718, height: 1000 };
  const context = await browser.newContext({ viewport: screen });
  const page = await context.newPage();
  const problems: string[] = [];
  const violations: string[] = [];
  // Every family's page is among them.
  expect(families.filter(({ path }) => ![...pages, "404.html"].includes(path))).toEqual([]);
  page.on("console", (message) => problems.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    // Leaving a page aborts the request for its icon.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") problems.push(`${page.url()}: failed ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${page.url()}: ${response.status()} ${response.url()}`);
  });
  for (const path of [...pages, "404.html"]) {
    await page.goto(`${root}${path}`);
    const { width, broken, unreachable } = await page.evaluate<Inspection>(inspectPage);
    if (width > screen.width) problems.push(`${path}: ${width} px wide`);
    for (const part of unreachable) problems.push(`${path}: ${part} scrolls, but not by keyboard`);
    for (const source of broken) problems.push(`${path}: ${source} does not draw`);
    await Promise.all([page.emulateMedia({ media: "print" }), page.setViewportSize(paper)]);
    const printed = await page.evaluate<number>("document.documentElement.scrollWidth");
    if (printed > paper.width) problems.push(`${path}: ${printed} px on a page of ${paper.width}`);
    const looked = families.find((family) => family.path === path);
    if (looked !== undefined) {
      await Promise.all([page.emulateMedia({ media: null }), page.setViewportSize(axeViewports.desk)]);
      violations.push(...(await axeViolationsOn(page, looked)));
    }
    // Else the page would be laid out once more, only to be left.
    await page.goto("about:blank");
    await Promise.all([page.emulateMedia({ media: null, colorScheme: null }), page.setViewportSize(screen)]);
  }
  await context.close();
  expect(problems).toEqual([]);
  expect(violations).toEqual([]);
});

function opened(path: string): LookedAt {
  return { path, open: true, whole: false };
}
