/** Builds the site from fake artefacts and looks at it with Debian's chromium. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { results } from "../src/results/results.ts";
import { base, buildSite } from "./buildSite.ts";
import { writeFakeReport } from "./fakes/writeFakeReport.ts";
import { findBrokenLinks } from "./findBrokenLinks.ts";
import { launchBrowser } from "./launchBrowser.ts";
import { serveFolder } from "./serveFolder.ts";

const folder = mkdtempSync(join(tmpdir(), "sgd-basins-site-"));
const outDir = join(folder, "dist");
const pages = [
  "",
  "theory/",
  "method/",
  "verify/",
  "glossary/",
  ...new Set(results.map((result) => result.path.replace(/#.*/, ""))),
];
/** Pages that compute; those that report have no script. */
const computing = ["verify/"];
/** One page a family; details are opened where they are short. */
const families = [
  { path: "", open: true },
  { path: "method/", open: true },
  { path: "verify/", open: true },
  { path: "tables/table-1/", open: true },
  { path: "figures/figure-05/", open: false },
  { path: "figures/figure-10/", open: true },
  { path: "appendix-a/", open: false },
  { path: "claims/", open: false },
  { path: "beyond/", open: false },
  { path: "404.html", open: true },
];
let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  await writeFakeReport(folder, { runs: 5, replicates: 2 });
  const { status, stderr } = buildSite(folder, outDir);
  expect(status, stderr).toBe(0);
  server = await serveFolder(outDir, base);
  browser = await launchBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

test("no internal link, image or anchor is broken", () => {
  expect(findBrokenLinks(outDir, base)).toEqual([]);
});

test("no page has a style or a script of its own but data for machines, and only pages that compute have a script", () => {
  for (const path of pages) {
    const html = readFileSync(join(outDir, path, "index.html"), "utf8");
    const scripts = html.match(/<script(?! type="application\/ld\+json">)/g) ?? [];
    expect(html, path).not.toMatch(
      /<script(?! type="(?:application\/ld\+json"|module" src=))|<style|\sstyle=|\son[a-z]+=/,
    );
    expect(html, path).toContain("Content-Security-Policy");
    expect(scripts.length > 0, path).toBe(computing.includes(path));
    expect(html.includes("script-src"), path).toBe(computing.includes(path));
  }
});

test("every artefact and the manifest are copied byte for byte", () => {
  for (const part of ["paper", "beyond"]) {
    for (const name of readdirSync(join(folder, part))) {
      expect(readFileSync(join(outDir, "data", name))).toEqual(readFileSync(join(folder, part, name)));
    }
  }
  expect(readFileSync(join(outDir, "data/manifest.json"))).toEqual(readFileSync(join(folder, "manifest.json")));
});

test("Appendix A's runs can be had as CSV, one line a run, from its page and from its figure's", () => {
  const csv = readFileSync(join(outDir, "data", "appendix-a.csv"), "utf8");
  expect(csv.split("\r\n")).toHaveLength(1 + 2 * 80 + 1);
  for (const path of ["appendix-a/", "figures/figure-09/"]) {
    const html = readFileSync(join(outDir, path, "index.html"), "utf8");
    expect(html, path).toContain(`href="${base}data/appendix-a.csv"`);
    expect(html, path).toContain("F̄ − Q̄³ = Σ pᵢ (Qᵢ − Q̄) Q̄ (Qᵢ − Q̄) ⪰ 0.");
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
