/** Builds the site from fake artefacts and looks at it with Debian's chromium. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { results } from "../src/results/results.ts";
import { base, buildSite } from "./buildSite.ts";
import { writeFakeBenchmarks } from "./fakes/benchmarks.ts";
import { writeFakeReport } from "./fakes/writeFakeReport.ts";
import { findBrokenLinks } from "./findBrokenLinks.ts";
import { serveFolder } from "./serveFolder.ts";

const folder = mkdtempSync(join(tmpdir(), "sgd-basins-site-"));
const outDir = join(folder, "dist");
const pages = ["", "method/", "benchmarks/", ...results.map((result) => result.path)];
/** One page a family; details are opened where they are short. */
const families = [
  { path: "", open: true },
  { path: "method/", open: true },
  { path: "benchmarks/", open: true },
  { path: "tables/table-1/", open: true },
  { path: "figures/figure-05/", open: false },
  { path: "figures/figure-10/", open: true },
  { path: "appendix-a/", open: false },
  { path: "404.html", open: true },
];
let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  await writeFakeReport(folder, { runs: 5, replicates: 2 });
  writeFakeBenchmarks(folder, 12);
  const { status, stderr } = buildSite(folder, outDir);
  expect(status, stderr).toBe(0);
  server = await serveFolder(outDir, base);
  browser = await launch();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

async function launch(): Promise<Browser> {
  const executablePath = process.env.CHROME ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(`no browser at ${executablePath}: apt-get install chromium, or set CHROME to one`);
  }
  const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
  return chromium.launch({ executablePath, args });
}

test("no internal link, image or anchor is broken", () => {
  expect(findBrokenLinks(outDir, base)).toEqual([]);
});

test("no page has a script or a style of its own", () => {
  for (const path of pages) {
    const html = readFileSync(join(outDir, path, "index.html"), "utf8");
    expect(html, path).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
    expect(html, path).toContain("Content-Security-Policy");
  }
});

test("every artefact is copied byte for byte", () => {
  for (const name of readdirSync(join(folder, "paper"))) {
    expect(readFileSync(join(outDir, "data", name))).toEqual(readFileSync(join(folder, "paper", name)));
  }
});

test("every page loads at 360 px without an error, a failed request or a horizontal scroll", async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => problems.push(`${page.url()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on("requestfailed", (request) => {
    // Leaving a page aborts the request for its icon.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") problems.push(`${page.url()}: failed ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${page.url()}: ${response.status()} ${response.url()}`);
  });
  for (const path of pages) {
    await page.goto(`${server.origin}${base}${path}`);
    const { width, broken } = await page.evaluate(inspectPage);
    if (width > 360) problems.push(`${path}: ${width} px wide`);
    for (const source of broken) problems.push(`${path}: ${source} does not draw`);
  }
  await context.close();
  expect(problems).toEqual([]);
}, 60_000);

test("axe finds nothing, in light and in dark", async () => {
  const problems: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, colorScheme });
    const page = await context.newPage();
    for (const { path, open } of families) {
      await page.goto(`${server.origin}${base}${path}`);
      if (open) await page.evaluate(openDetails);
      const axe = new AxeBuilder({ page });
      // Only contrast depends on the colour scheme.
      if (colorScheme === "dark") axe.withRules("color-contrast");
      const { violations } = await axe.analyze();
      for (const { id, nodes } of violations) problems.push(`${path} ${colorScheme} ${id}: ${nodes[0]?.html}`);
    }
    await context.close();
  }
  expect(problems).toEqual([]);
}, 60_000);

/** Runs in the page: its width, and images that do not draw. */
const inspectPage = `(async () => {
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  await Promise.all(images.map((image) => image.decode().catch(() => {})));
  return {
    width: document.documentElement.scrollWidth,
    broken: images.filter((image) => image.naturalWidth === 0).map((image) => image.src),
  };
})()` as unknown as () => Promise<{ width: number; broken: string[] }>;

const openDetails = `for (const details of document.querySelectorAll("details")) details.open = true`;
