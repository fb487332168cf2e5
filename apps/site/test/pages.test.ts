// @module-tag chromium
/** What the pages that only show do, in the browser: they sort, choose and search. */
import { beforeAll, expect, test } from "vitest";
import { fonts } from "../src/math/stylesheet.ts";
import { base } from "./buildSite.ts";
import { layOutAll } from "./layOutAll.ts";
import { openSite } from "./openSite.ts";

beforeAll(async () => {
  await openSite();
});

test("the list of all cells is sorted by its headings, with the keyboard too, and a second press turns the order round", async () => {
  const { browser, root } = await openSite();
  const page = await browser.newPage();
  await page.goto(`${root}tables/`);
  const keys = () =>
    page.evaluate<string[]>(`[...document.querySelectorAll("tbody tr")].map((row) => row.cells[6].dataset.key)`);
  const inPaper = await keys();
  const percentiles = inPaper.filter((key) => key !== "").map(Number);
  const empty = inPaper.filter((key) => key === "");
  const heading = page.getByRole("columnheader", { name: "Percentile" });
  await heading.getByRole("button").focus();
  await page.keyboard.press("Enter");
  expect(await heading.getAttribute("aria-sort")).toBe("ascending");
  expect(await keys()).toEqual([...percentiles.toSorted((a, b) => a - b).map(String), ...empty]);
  await page.keyboard.press("Space");
  expect(await heading.getAttribute("aria-sort")).toBe("descending");
  expect(await keys()).toEqual([...percentiles.toSorted((a, b) => b - a).map(String), ...empty]);
  await page.getByRole("button", { name: "Table" }).click();
  expect(await heading.getAttribute("aria-sort")).toBeNull();
  expect(await keys()).toEqual(inPaper);
  await page.close();
});

test("claims are chosen by verdict, section and words, the address holds the choice, and one that a link names is open", async () => {
  const { browser, root } = await openSite();
  const page = await browser.newPage();
  const shown = () => page.locator(".one-claim:visible").count();
  await page.goto(`${root}claims/?verdict=holds&section=4`);
  expect(await shown()).toBe(1);
  expect(await page.locator("#shown").textContent()).toBe("1 of the paper's 40 claims, 0 of our 5");
  await page.locator("[name=section]").selectOption("");
  expect(await shown()).toBe(9);
  // Of a verdict those about the abstract come first; of no verdict all stand in the paper's order.
  const first = () => page.locator(".one-claim:visible").first().getAttribute("id");
  expect(await first()).toBe("flat-minima-reached");
  expect(await page.locator("#flat-minima-reached summary").textContent()).toContain("Section 5, ");
  await page.locator("[name=verdict]").selectOption("");
  expect(await first()).toBe("claim-2-0");
  expect(await page.locator("#section-5 ~ .one-claim").first().getAttribute("id")).toBe("flat-minima-reached");
  await page.locator("[name=verdict]").selectOption("holds");
  await page.locator("[name=words]").fill("by construction nowhere");
  expect(await shown()).toBe(0);
  await page.waitForURL(/words=by/);
  await page.goto(`${root}claims/?verdict=holds#claim-4-1`);
  expect(await page.locator("#claim-4-1 .rule").isVisible()).toBe(true);
  await page.close();
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(`${root}claims/#claim-4-1`);
  expect(await plain.locator(".one-claim:visible").count()).toBe(45);
  expect(await plain.locator("#claim-4-1 .rule").isVisible()).toBe(true);
  await plain.close();
});

test("the header's field leads to the search page, where arrows go through what was found and a slash comes back", async () => {
  const { browser, root } = await openSite();
  const page = await browser.newPage();
  await page.goto(`${root}method/`);
  await page.getByRole("combobox", { name: "Search" }).fill("theorem 17");
  await page.keyboard.press("Enter");
  const links = page.locator("#found a");
  await links.first().waitFor();
  expect(await links.first().textContent()).toContain("Theorem 17");
  expect(await links.first().locator("mark").allTextContents()).toEqual(["Theorem", "17"]);
  expect(await page.locator("#search-status").textContent()).toMatch(/^\d+ found\. First: .*Theorem 17/);
  const focused = () => page.evaluate<string>("document.activeElement.textContent");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toContain("Theorem 17");
  await page.keyboard.press("/");
  await page.keyboard.type("momant assumption");
  await page.waitForURL(/q=momant\+assumption/);
  expect(await links.first().getAttribute("href")).toBe(`${base}glossary/#moment-assumption`);
  await page.close();
});

test("the fonts of mathematics that are shipped are those that are used", async () => {
  const { browser, root } = await openSite();
  const page = await browser.newPage();
  await page.goto(`${root}theory/`);
  const loaded = await page.evaluate(loadedFonts);
  await page.close();
  expect(loaded.filter((family) => family.startsWith("KaTeX"))).toEqual(fonts.map(({ family }) => family).sort());
});

/** Runs in the page: the families that it fetched. */
const loadedFonts = `(async () => {
  // A font is fetched when what needs it is laid out.
  ${layOutAll}
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  return [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family).sort();
})()` as unknown as () => Promise<string[]>;
