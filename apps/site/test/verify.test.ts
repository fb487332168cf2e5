/** Computes the report again inside Debian's chromium, as a reader does, and holds the digests against Node's. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canonicalJson, digest, type Manifest, type MomentStudyData } from "@sgd-basins/report";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { base, buildSite } from "./buildSite.ts";
import { launchBrowser } from "./launchBrowser.ts";
import { serveFolder } from "./serveFolder.ts";
import { writeRealReport } from "./writeRealReport.ts";

const folder = mkdtempSync(join(tmpdir(), "sgd-basins-verify-"));
const outDir = join(folder, "dist");
let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;
let page: Page;
let manifest: Manifest;
let runs: MomentStudyData["runs"];

beforeAll(async () => {
  writeRealReport(folder, inject("artefacts"));
  manifest = readJson("manifest.json") as Manifest;
  runs = (readJson("paper/appendix-a.json") as { data: MomentStudyData }).data.runs;
  const { status, stderr } = buildSite(folder, outDir);
  expect(status, stderr).toBe(0);
  server = await serveFolder(outDir, base);
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(100_000);
  await page.goto(`${server.origin}${base}verify/`);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}

/** What a row says once nothing runs any more: match or mismatch, the words, the digest of what was computed. */
async function verdictOf(id: string): Promise<{ state: string | null; text: string; sha256: string }> {
  const state = page.locator(`#${id} .state`);
  await page.locator("#stop").waitFor({ state: "hidden" });
  return {
    state: await state.getAttribute("data-state"),
    text: (await state.textContent()) ?? "",
    sha256: (await state.locator("code").textContent()) ?? "",
  };
}

async function press(name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function expectPublished(id: string): Promise<void> {
  const verdict = await verdictOf(id);
  expect(verdict.state, `${id}: ${verdict.text}`).toBe("match");
  expect(verdict.sha256, id).toBe(manifest.artefacts.find((entry) => entry.id === id)?.sha256);
}

test("the tables, computed together, have the digests that Node published", async () => {
  await press("Verify Tables");
  for (const id of ["table-1", "table-2", "table-3", "table-4", "table-5"]) await expectPublished(id);
  expect(await page.locator("#status").textContent()).toMatch(/^5 results: match, after/);
});

test.each([1, 5, 9, 13, 22])(
  "Figure %d, computed in the browser, has the digest that Node published",
  async (figure) => {
    await press(`Verify Figure ${figure}`);
    await expectPublished(`figure-${String(figure).padStart(2, "0")}`);
  },
);

test.each(["theorems", "surfaces"])("%s, computed in the browser, has the digest that Node published", async (id) => {
  await press(`Verify ${id === "theorems" ? "Theorems" : "Surfaces"}`);
  await expectPublished(id);
});

test.each([
  [50, 180],
  [50, 100],
  [50, 0],
])("a run of Appendix A with N = %d and B = %d is Node's to the bit", async (components, zeroEigenvalues) => {
  const i = runs.findIndex((run) => run.components === components && run.zeroEigenvalues === zeroEigenvalues);
  await page.locator("#run").selectOption(String(i));
  await press("Verify Appendix A");
  const { state, sha256 } = await verdictOf("appendix-a");
  expect(state).toBe("match");
  expect(sha256).toBe(await digest(canonicalJson(runs[i])));
});

test("a file that was changed after publication is a mismatch, and the first value that differs is named", async () => {
  const file = join(outDir, "data", "figure-13.json");
  const published = readFileSync(file, "utf8");
  writeFileSync(file, published.replace('"label":"circular"', '"label":"triangular"'));
  await press("Verify Figure 13");
  expect(await verdictOf("figure-13")).toMatchObject({
    state: "mismatch",
    text: expect.stringContaining('data.panels[0].marks[0].label: "triangular" is not "circular"'),
  });
  writeFileSync(file, published);
  await press("Verify Figure 13");
  expect((await verdictOf("figure-13")).state).toBe("match");
});

test("a record of Appendix A that was changed is a mismatch, and so is another record of the same file", async () => {
  const file = join(outDir, "data", "appendix-a.json");
  const published = readFileSync(file, "utf8");
  writeFileSync(file, published.replace(String(runs[0].smallestEigenvalue), "1"));
  await page.locator("#run").selectOption("0");
  await press("Verify Appendix A");
  expect(await verdictOf("appendix-a")).toMatchObject({
    state: "mismatch",
    text: expect.stringContaining(`data.runs[0].smallestEigenvalue: 1 is not ${runs[0].smallestEigenvalue}`),
  });
  await page.locator("#run").selectOption("1");
  await press("Verify Appendix A");
  expect(await verdictOf("appendix-a")).toMatchObject({
    state: "mismatch",
    text: expect.stringContaining("the digest of this site's file is not the published one"),
  });
  writeFileSync(file, published);
});

test("Stop ends the work, and says so", async () => {
  await press("Verify all 400 runs");
  await press("Stop");
  expect(await page.locator("#status").textContent()).toBe("Stopped.");
  expect(await page.locator("#appendix-a .state").textContent()).toBe("");
  await page.waitForFunction("document.querySelector('#progress').hidden");
});

test("the link of a result's page starts its check", async () => {
  await page.goto(`${server.origin}${base}figures/figure-13/`);
  await page.getByRole("link", { name: "Verify here" }).click();
  await page.waitForURL("**/verify/#figure-13");
  await page.locator("#figure-13 .state[data-state=match]").waitFor();
});
