/**
 * Runs axe on every page of the built site, at the width of a telephone and of a desk, in light and in dark, with all details
 * open; the tests look at one page of each family, and at two of its parts of the same make. Exit 1 if it finds anything.
 *
 *     npx -y pnpm@10 --filter @sgd-basins/site axe
 */
import { axeViewports, findAxeViolations } from "../test/findAxeViolations.ts";
import { launchBrowser } from "../test/launchBrowser.ts";
import { pageWeights } from "../test/pageWeights.ts";
import { serveFolder } from "../test/serveFolder.ts";
import { builtSite } from "./builtSite.ts";

const { folder, base } = builtSite();
const server = await serveFolder(folder, base);
const browser = await launchBrowser();
const pages = pageWeights(folder, base).map(({ path }) => ({ path, open: true, whole: true }));
const violations: string[] = [];
for (const viewport of Object.values(axeViewports))
  violations.push(...(await findAxeViolations(browser, `${server.origin}${base}`, pages, viewport)));
await browser.close();
server.close();
for (const line of violations) console.error(line);
console.log(`axe: ${violations.length} violations on ${pages.length} pages`);
process.exitCode = violations.length === 0 ? 0 : 1;
