/** Builds the site from fake artefacts and looks at it with Debian's chromium. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseHTML } from "linkedom";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { scoreIn, scoreLine } from "../src/crate/readCrate.ts";
import { plainMath } from "../src/math/plainMath.ts";
import { fonts } from "../src/math/stylesheet.ts";
import { entries, pageOf } from "../src/reference/places.ts";
import { results } from "../src/results/results.ts";
import { base, buildSite, makeFolder } from "./buildSite.ts";
import { checkCrate } from "./checkCrate.ts";
import { writeFakeBenchmarks } from "./fakes/benchmarks.ts";
import { fakeTable } from "./fakes/tables.ts";
import { writeFakeReport } from "./fakes/writeFakeReport.ts";
import { axeViewports, axeViolationsOn } from "./findAxeViolations.ts";
import { findBrokenLinks } from "./findBrokenLinks.ts";
import { findUnicodeMath } from "./findUnicodeMath.ts";
import { type Inspection, inspectPage } from "./inspectPage.ts";
import { launchBrowser } from "./launchBrowser.ts";
import { pageWeights } from "./pageWeights.ts";
import { parseCsv } from "./parseCsv.ts";
import { serveFolder } from "./serveFolder.ts";

const folder = makeFolder();
const outDir = join(folder, "dist");
const pages = [
  "",
  "results/",
  "reference/",
  "theory/",
  "since/",
  "method/",
  "verify/",
  "your-problem/",
  "playground/",
  "glossary/",
  "benchmarks/",
  "tables/",
  "figures/",
  "search/",
  "reference/api/",
  ...entries.map(pageOf),
  ...new Set(results.map((result) => result.path.replace(/#.*/, ""))),
];
/** Pages with a script, and whether they compute with WebAssembly; those that only report have none. */
const scripted: Readonly<Record<string, "plain" | "wasm">> = {
  "tables/": "plain",
  "claims/": "plain",
  "search/": "plain",
  "": "wasm",
  "verify/": "wasm",
  "your-problem/": "wasm",
  "playground/": "wasm",
  "on-a-network/": "wasm",
};
/** One page a family, with details open where they are short; the package's script `axe` opens all, on every page. */
const families = [
  ...[
    "",
    "results/",
    "reference/",
    "theory/",
    "since/",
    "method/",
    "verify/",
    "your-problem/",
    "playground/",
    "glossary/",
  ].map(opened),
  ...["benchmarks/", "tables/", "figures/", "search/"].map(opened),
  ...["reference/api/", "reference/theory/"].map(opened),
  ...["tables/table-1/"].map(opened),
  ...["figures/figure-10/", "404.html"].map(opened),
  { path: "figures/figure-05/", open: false },
  { path: "appendix-a/", open: false },
  { path: "claims/", open: false },
  { path: "beyond/", open: false },
  { path: "on-a-network/", open: false },
];
/** Of a test that looks at the pages with chromium. */
const inBrowser = { tags: ["chromium"], timeout: 300_000 };
let launched: Promise<Browser> | undefined;
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  await writeFakeReport(folder, { runs: 5, replicates: 2 });
  writeFakeBenchmarks(folder, 12, "confirmed");
  const { status, stderr } = buildSite(folder, outDir);
  expect(status, stderr).toBe(0);
  server = await serveFolder(outDir, base);
}, 120_000);

/** The browser, which the first test that needs it starts. */
function browser(): Promise<Browser> {
  launched ??= launchBrowser();
  return launched;
}

afterAll(async () => {
  await (await launched)?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

test("no internal link, image or anchor is broken", () => {
  expect(findBrokenLinks(outDir, base)).toEqual([]);
});

test("no page has a style or a script of its own but data for machines, and only pages that compute or sort have a script", () => {
  for (const path of pages) {
    const html = readFileSync(join(outDir, path, "index.html"), "utf8");
    const scripts = html.match(/<script(?! type="application\/ld\+json">)/g) ?? [];
    expect(html, path).not.toMatch(
      /<script(?! type="(?:application\/ld\+json"|module" src=))|<style|\sstyle=|\son[a-z]+=/,
    );
    expect(html, path).toContain("Content-Security-Policy");
    expect(scripts.length > 0, path).toBe(path in scripted);
    expect(html.includes("script-src 'self'"), path).toBe(path in scripted);
    expect(html.includes("'wasm-unsafe-eval'"), path).toBe(scripted[path] === "wasm");
  }
});

test("mathematics is typeset on every page but those that say why not, which then have its stylesheet and all classes", () => {
  const sheet = readFileSync(join(outDir, "math/math.css"), "utf8");
  const untypeset = pages.filter((path) => {
    const html = readFileSync(join(outDir, path, "index.html"), "utf8");
    expect(findUnicodeMath(html), path).toEqual([]);
    expect(html.includes('href="/sgd-basins/math/math.css"'), path).toBe(html.includes('class="katex'));
    for (const [, name] of html.matchAll(/ class="(m-[\w-]+)/g)) expect(sheet).toContain(`.katex .${name}{`);
    return html.includes('<main id="main" tabindex="-1" data-math="plain"');
  });
  expect(untypeset).toEqual(["", "benchmarks/", "reference/api/", ...entries.map(pageOf)]);
});

test("benchmarks open with the latest comparison, what is not the same in it, and the stretch that none covers", () => {
  const { document } = parseHTML(readFileSync(join(outDir, "benchmarks/index.html"), "utf8"));
  const textOf = (query: string): string[] =>
    [...document.querySelectorAll(query)].map(({ textContent }) => textContent.replaceAll(/\s+/g, " ").trim());
  const [first] = textOf("main > section:first-of-type > p");
  expect(first).toBe(
    "Since commit 000000000000 2026-01-02 03:10: 2 of 5 tasks slower, 1 faster, 1 the same within ±3 %, 1 undecided.",
  );
  expect(textOf(".bench-compared li").map((line) => line.split(":")[0])).toEqual([
    ...["slower", "slower", "faster", "undecided"],
  ]);
  expect(textOf(".notice")).toEqual([
    expect.stringMatching(
      /^Between 0+ 2026-01-02 03:01 and 0+ 2026-01-02 03:10 no comparison is recorded; npx .* makes it\.$/,
    ),
  ]);
});

test("the crate describes the files that are there, and badge and summary say what it says", () => {
  const read = (file: string): string => readFileSync(join(outDir, file), "utf8");
  expect(checkCrate(read("ro-crate-metadata.json"), outDir)).toEqual([]);
  const score = scoreLine(scoreIn(JSON.parse(read("ro-crate-metadata.json"))));
  expect(read("badge.svg")).toContain(`aria-label="Patel 2017: ${score}"`);
  expect(read("summary.md")).toContain(`## ${score}\n`);
  const bar = /<div class="score-bar" id="score-claims">.*?<\/div>/s.exec(read("results/index.html"))![0];
  const counts = Array.from(bar.matchAll(/<span class="count">(\d+)<\/span>/g), ([, count]) => Number(count));
  expect(`${counts[0]} of ${counts.reduce((a, b) => a + b)} claims hold`).toBe(score);
});

test("the Results page has the numbers' score beside the claims', lists the numbers that fail, and a result without a verdict has a dash", () => {
  const html = readFileSync(join(outDir, "results/index.html"), "utf8");
  const bar = /<div class="score-bar" id="score-numbers">.*?<\/div>/s.exec(html)![0];
  const counts = Array.from(bar.matchAll(/<span class="count">(\d+)<\/span>/g), ([, count]) => Number(count));
  const tables = [1, 2, 3, 4, 5].flatMap((number) => fakeTable(number).cells);
  expect(counts.reduce((a, b) => a + b)).toBe(tables.length);
  const failing = /<details[^>]*id="numbers-that-fail".*?<\/details>/s.exec(html)![0];
  expect(failing.match(/<li>/g)).toHaveLength(tables.filter(({ verdict }) => verdict === "fails").length);
  const chip = /<a href="[^"]*figures\/figure-14\/" title="Figure 14: nothing to judge".*?<\/a>/s.exec(html)![0];
  expect(chip).toContain(">–</span>");
});

test("results have structured data, whose files are there with their digests", () => {
  for (const path of pages.filter(
    (page) => page === "" || page === "glossary/" || results.some((result) => result.path === page),
  )) {
    const html = readFileSync(join(outDir, path, "index.html"), "utf8");
    const [, text] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? [];
    const data = JSON.parse(text!);
    expect(data["@context"], path).toBe("https://schema.org");
    for (const { contentUrl, sha256 } of [...(data.distribution ?? []), ...(data.hasPart ?? [])]) {
      const bytes = readFileSync(join(outDir, path, contentUrl));
      expect(createHash("sha256").update(bytes).digest("hex"), `${path} ${contentUrl}`).toBe(sha256);
    }
  }
});

test("no page is heavy", () => {
  const weights = pageWeights(outDir, base);
  expect(weights).toHaveLength(pages.length + 1);
  for (const { path, bytes, scripts } of weights) {
    expect(bytes, path).toBeGreaterThan(2_000);
    expect(bytes, path).toBeLessThan(450_000);
    // With its scripts, those that a hand on a figure starts among them.
    if (path === "") expect(bytes + scripts).toBeLessThan(250_000);
  }
});

test("a step of the essay is a figure and at most 120 words", () => {
  const { document } = parseHTML(readFileSync(join(outDir, "index.html"), "utf8"));
  const steps = [...document.querySelectorAll(".step")];
  expect(steps).toHaveLength(6);
  for (const step of steps) {
    const words = step.querySelector(".words")!.textContent!.trim().split(/\s+/);
    expect(words.length, words.slice(0, 8).join(" ")).toBeLessThanOrEqual(120);
    expect(step.querySelectorAll("figure svg[role=img][aria-label] > *").length).toBeGreaterThan(0);
  }
});

test("every table, figure and study has CSV and JSON on its page, and its columns' description beside the CSV", () => {
  for (const { id, path } of results) {
    const html = readFileSync(join(outDir, path.replace(/#.*/, ""), "index.html"), "utf8");
    for (const file of [`${id}.json`, `${id}.csv`, `${id}.csv-metadata.json`]) {
      expect(html, id).toContain(`href="${base}data/${file}"`);
    }
    const { url, tableSchema } = JSON.parse(readFileSync(join(outDir, "data", `${id}.csv-metadata.json`), "utf8"));
    expect(url).toBe(`${id}.csv`);
    const [heading] = parseCsv(readFileSync(join(outDir, "data", url), "utf8").split(/(?<=\r\n)/, 1)[0]!);
    expect(tableSchema.columns.map(({ titles }: { titles: string }) => titles)).toEqual(heading);
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
    const proof = html.match(/<math.*?<\/math>/g)!.map((math) => plainMath(math.replace(/<[^>]*>/g, "")));
    expect(proof, path).toContain(plainMath("F̄−Q̄³=Σpᵢ(Qᵢ−Q̄)Q̄(Qᵢ−Q̄)⪰0"));
  }
});

test(
  "every page loads at 360 px without an error, a failed request, a horizontal scroll or a part out of the keyboard's reach, and prints without a part being cut off; on one of each family axe finds nothing, in light and in dark",
  inBrowser,
  async () => {
    const screen = { width: 360, height: 800 };
    const paper = { width: 718, height: 1000 };
    const context = await (await browser()).newContext({ viewport: screen });
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
      await page.goto(`${server.origin}${base}${path}`);
      const { width, broken, unreachable } = await page.evaluate<Inspection>(inspectPage);
      if (width > screen.width) problems.push(`${path}: ${width} px wide`);
      for (const part of unreachable) problems.push(`${path}: ${part} scrolls, but not by keyboard`);
      for (const source of broken) problems.push(`${path}: ${source} does not draw`);
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize(paper);
      const printed = await page.evaluate<number>("document.documentElement.scrollWidth");
      if (printed > paper.width) problems.push(`${path}: ${printed} px on a page of ${paper.width}`);
      await page.emulateMedia({ media: null });
      const looked = families.find((family) => family.path === path);
      if (looked !== undefined) {
        await page.setViewportSize(axeViewports.desk);
        violations.push(...(await axeViolationsOn(page, looked)));
        await page.emulateMedia({ colorScheme: null });
      }
      await page.setViewportSize(screen);
    }
    await context.close();
    expect(problems).toEqual([]);
    expect(violations).toEqual([]);
  },
);

test(
  "the list of all cells is sorted by its headings, with the keyboard too, and a second press turns the order round",
  inBrowser,
  async () => {
    const page = await (await browser()).newPage();
    await page.goto(`${server.origin}${base}tables/`);
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
  },
);

test(
  "claims are chosen by verdict, section and words, the address holds the choice, and one that a link names is open",
  inBrowser,
  async () => {
    const page = await (await browser()).newPage();
    const shown = () => page.locator(".one-claim:visible").count();
    await page.goto(`${server.origin}${base}claims/?verdict=holds&section=4`);
    expect(await shown()).toBe(1);
    expect(await page.locator("#shown").textContent()).toBe("1 of the paper's 40 claims, 0 of our 5");
    await page.locator("[name=section]").selectOption("");
    expect(await shown()).toBe(9);
    await page.locator("[name=words]").fill("by construction nowhere");
    expect(await shown()).toBe(0);
    await page.waitForURL(/words=by/);
    await page.goto(`${server.origin}${base}claims/?verdict=holds#claim-4-1`);
    expect(await page.locator("#claim-4-1 .rule").isVisible()).toBe(true);
    await page.close();
    const plain = await (await browser()).newPage({ javaScriptEnabled: false });
    await plain.goto(`${server.origin}${base}claims/#claim-4-1`);
    expect(await plain.locator(".one-claim:visible").count()).toBe(45);
    expect(await plain.locator("#claim-4-1 .rule").isVisible()).toBe(true);
    await plain.close();
  },
);

test(
  "the header's field leads to the search page, where arrows go through what was found and a slash comes back",
  inBrowser,
  async () => {
    const page = await (await browser()).newPage();
    await page.goto(`${server.origin}${base}method/`);
    await page.getByRole("searchbox", { name: "Search" }).fill("theorem 17");
    await page.keyboard.press("Enter");
    const links = page.locator("#found a");
    await links.first().waitFor();
    expect(await links.first().textContent()).toContain("Theorem 17");
    const focused = () => page.evaluate<string>("document.activeElement.textContent");
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toContain("Theorem 17");
    await page.keyboard.press("/");
    await page.keyboard.type("momant assumption");
    await page.waitForURL(/q=momant\+assumption/);
    expect(await links.first().getAttribute("href")).toBe(`${base}glossary/#moment-assumption`);
    await page.close();
  },
);

test("the fonts of mathematics that are shipped are those that are used", inBrowser, async () => {
  const page = await (await browser()).newPage();
  await page.goto(`${server.origin}${base}theory/`);
  const loaded = await page.evaluate(loadedFonts);
  await page.close();
  expect(loaded.filter((family) => family.startsWith("KaTeX"))).toEqual(fonts.map(({ family }) => family).sort());
});

/** Runs in the page: the families that it fetched. */
const loadedFonts = `(async () => {
  // A font is fetched when what needs it is laid out.
  for (const part of document.querySelectorAll(".statement")) part.style.contentVisibility = "visible";
  document.body.getBoundingClientRect();
  await document.fonts.ready;
  return [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family).sort();
})()` as unknown as () => Promise<string[]>;

function opened(path: string): { readonly path: string; readonly open: boolean } {
  return { path, open: true };
}
