/** The files of the built site: what the pages are made of, what they weigh, what can be downloaded. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Artefact, type ArtefactId, artefactFile } from "@sgd-basins/report";
import { parseHTML } from "linkedom";
import { beforeAll, expect, test } from "vitest";
import { scoreIn, scoreLine } from "../src/crate/readCrate.ts";
import { plainMath } from "../src/math/plainMath.ts";
import { entries, pageOf } from "../src/reference/places.ts";
import { results } from "../src/results/results.ts";
import { base } from "./buildSite.ts";
import { builtSite } from "./builtSite.ts";
import { checkCrate } from "./checkCrate.ts";
import { dataOf } from "./dataOf.ts";
import { findBrokenLinks } from "./findBrokenLinks.ts";
import { findUnicodeMath } from "./findUnicodeMath.ts";
import { pages } from "./pages.ts";
import { pageWeights } from "./pageWeights.ts";
import { parseCsv } from "./parseCsv.ts";

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
let reports: string;
let outDir: string;

beforeAll(async () => {
  ({ reports, outDir } = await builtSite());
});

function artefact(id: ArtefactId): Artefact {
  return JSON.parse(readFileSync(join(reports, artefactFile(id)), "utf8")) as Artefact;
}

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
  const [before] = textOf("main > section:nth-of-type(2) > p");
  expect(first).toMatch(
    /^What came after commit 0+ 2026-01-02 01:10 UTC, up to 0+ 2026-01-02 \d\d:\d\d UTC: 2 of 5 tasks slower, 1 faster, 1 the same within ±3 %, 1 undecided\.$/,
  );
  expect(before).toMatch(
    /^What came after commit 0+ .*, up to 0+ 2026-01-02 01:01 UTC: none of 1 task slower, none faster, /,
  );
  // Said once, and each heading says of which time.
  expect(textOf("main > details")).toEqual([]);
  expect(textOf("main > section > h2").slice(0, 3)).toEqual([
    expect.stringMatching(/^The latest commits: 2026-01-02 01:10 to 2026-01-02 \d\d:\d\d UTC$/),
    expect.stringMatching(/^Before that: 2026-01-0\d \d\d:\d\d to 2026-01-02 01:01 UTC$/),
    expect.stringMatching(/^Timed one by one: 2026-01-0\d \d\d:\d\d to 2026-01-0\d \d\d:\d\d UTC$/),
  ]);
  expect(textOf(".bench-compared li").map((line) => line.split(":")[0])).toEqual([
    ...["slower", "slower", "faster", "undecided"],
  ]);
  // What is counted stands apart from what is slower or faster.
  expect(textOf(".bench-since > h3 ~ p, .bench-since > h3 ~ div td:last-child").slice(0, 4)).toEqual([
    expect.stringMatching(/^Of 4 exact counts .* None is a time: .* git log 0+\.\.0+\.$/),
    ...["larger", "larger, accepted", "smaller"],
  ]);
  expect(textOf(".notice")).toEqual([
    expect.stringMatching(
      /^Between 0+ 2026-01-02 01:01 UTC and 0+ 2026-01-02 01:10 UTC no comparison is recorded; npx .* makes it\.$/,
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
  const tables = (["table-1", "table-2", "table-3", "table-4", "table-5"] as const).flatMap(
    (id) => dataOf(artefact(id), "table").cells,
  );
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
    for (const name of readdirSync(join(reports, part))) {
      const copy = readFileSync(join(outDir, "data", name));
      expect(copy.equals(readFileSync(join(reports, part, name))), name).toBe(true);
    }
  }
  expect(readFileSync(join(outDir, "data/manifest.json"))).toEqual(readFileSync(join(reports, "manifest.json")));
});

test("Appendix A's runs can be had as CSV, one line a run, from its page and from its figure's", () => {
  const csv = readFileSync(join(outDir, "data", "appendix-a.csv"), "utf8");
  expect(csv.split("\r\n")).toHaveLength(1 + dataOf(artefact("appendix-a"), "moment-study").runs.length + 1);
  for (const path of ["appendix-a/", "figures/figure-09/"]) {
    const html = readFileSync(join(outDir, path, "index.html"), "utf8");
    expect(html, path).toContain(`href="${base}data/appendix-a.csv"`);
    const proof = html.match(/<math.*?<\/math>/g)!.map((math) => plainMath(math.replace(/<[^>]*>/g, "")));
    expect(proof, path).toContain(plainMath("F̄−Q̄³=Σpᵢ(Qᵢ−Q̄)Q̄(Qᵢ−Q̄)⪰0"));
  }
});
