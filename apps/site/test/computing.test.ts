// @module-tag chromium
/**
 * The pages that compute, in Debian's chromium: the report is computed again as a reader does, and its digests are held
 * against Node's; the playground is used by address, keyboard and touch.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Artefact,
  canonicalJson,
  digest,
  type Manifest,
  type MomentStudyData,
  type NetworksData,
} from "@sgd-basins/report";
import { studies } from "@sgd-basins/studies";
import { runStudies } from "@sgd-basins/studies/scheduling";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { describeRuns as describeDepartures } from "../src/departures/describe.ts";
import { runExperiment as runDepartures } from "../src/departures/experiment.ts";
import { parseState as parseDepartures, slugOf } from "../src/departures/state.ts";
import { defaultsOf, type Values } from "../src/essay/figure.ts";
import { type Material, type StepName, stepsOf } from "../src/essay/steps.ts";
import { describeRuns } from "../src/playground/describe.ts";
import { runExperiment } from "../src/playground/experiment.ts";
import { parseState } from "../src/playground/state.ts";
import { formatCount } from "../src/text/numbers.ts";
import type { Check } from "../src/verify/messages.ts";
import { base, buildSite, makeFolder } from "./buildSite.ts";
import { launchBrowser } from "./launchBrowser.ts";
import { serveFolder } from "./serveFolder.ts";
import { writeRealReport } from "./writeRealReport.ts";
import { testYourProblem } from "./yourProblem.ts";

const folder = makeFolder();
const outDir = join(folder, "dist");
let browser: Browser;
let server: Awaited<ReturnType<typeof serveFolder>>;
let page: Page;
let manifest: Manifest;
let runs: MomentStudyData["runs"];

beforeAll(async () => {
  await writeRealReport(folder, inject("artefacts"), ["figure-01", "figure-05", "figure-22"]);
  manifest = readJson("manifest.json") as Manifest;
  runs = (readJson("paper/appendix-a.json") as { data: MomentStudyData }).data.runs;
  const { status, stderr } = buildSite(folder, outDir);
  expect(status, stderr).toBe(0);
  server = await serveFolder(outDir, base);
  browser = await launchBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(100_000);
  await page.goto(`${server.origin}${base}verify/`);
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true });
});

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, name), "utf8"));
}

/** What a row says once nothing runs any more: match or mismatch, the words, the digest of what was computed. */
async function verdictOf(id: string, on = page): Promise<{ state: string | null; text: string; sha256: string }> {
  const state = on.locator(`#${id} .state`);
  await on.locator("#stop").waitFor({ state: "hidden" });
  return {
    state: await state.getAttribute("data-state"),
    text: (await state.textContent()) ?? "",
    sha256: (await state.locator("code").textContent()) ?? "",
  };
}

async function press(name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function expectPublished(id: string, on = page): Promise<void> {
  const verdict = await verdictOf(id, on);
  expect(verdict.state, `${id}: ${verdict.text}`).toBe("match");
  expect(verdict.sha256, id).toBe(manifest.artefacts.find((entry) => entry.id === id)?.sha256);
}

test("tables of both problems, computed together in the browser, have the digests that Node published", async () => {
  const context = await browser.newContext();
  const two = await context.newPage();
  two.setDefaultTimeout(100_000);
  // Before the page's script looks for rows: two stand for the five, which take the suite another ten seconds of both cores.
  await two.addInitScript(() => {
    document.addEventListener("readystatechange", () => {
      for (const id of ["table-1", "table-3", "table-5"]) document.getElementById(id)?.remove();
    });
  });
  await two.goto(`${server.origin}${base}verify/`);
  await two.getByRole("button", { name: "Verify Tables", exact: true }).click();
  for (const id of ["table-2", "table-4"]) await expectPublished(id, two);
  expect(await two.locator("#status").textContent()).toMatch(/^2 results: match, after/);
  await context.close();
});

test.each([1, 5, 9, 13, 22])(
  "Figure %d, computed in the browser, has the digest that Node published",
  async (figure) => {
    await press(`Verify Figure ${figure}`);
    await expectPublished(`figure-${String(figure).padStart(2, "0")}`);
  },
);

test("a study beyond the paper, computed in the browser, has the digest that Node published", async () => {
  await press("Verify Surfaces");
  await expectPublished("surfaces");
});

test("the study of networks, at the smaller scale, has the digest of one worker in Node with the browser's several", async () => {
  const own = studies.filter(({ id }) => id === "networks");
  let text = "";
  const onArtefact = (artefact: Artefact): void => {
    text = canonicalJson(artefact);
  };
  await runStudies(own, { seed: 1, scale: "quick" }, { workers: 1, onArtefact });
  const sha256 = await digest(text);
  // The page offers the study at the report's scale, which takes minutes: its row is told of the smaller one.
  const url = "data/networks-quick.json";
  writeFileSync(join(outDir, url), text);
  const file = join(outDir, "verify/index.html");
  const published = readFileSync(file, "utf8");
  const row = /<li id="networks" data-check="([^"]*)"/.exec(published)![1]!;
  const check: Check = JSON.parse(row.replaceAll("&quot;", '"').replaceAll("&#34;", '"'));
  expect(check).toMatchObject({ id: "networks", options: { seed: 1, scale: "paper" } });
  const quick: Check = { ...check, sha256, url: `${base}${url}`, options: { ...check.options, scale: "quick" } };
  writeFileSync(file, published.replace(row, JSON.stringify(quick).replaceAll('"', "&quot;")));
  await page.reload();
  await press("Verify Networks");
  expect(await verdictOf("networks")).toMatchObject({ state: "match", sha256 });
  writeFileSync(file, published);
  await page.reload();
});

test.each([
  [50, 180],
  [50, 100],
  [50, 0],
])("a run of Appendix A with N = %d and B = %d is Node's to the bit", async (components, zeroEigenvalues) => {
  const i = runs.findIndex((run) => run.components === components && run.zeroEigenvalues === zeroEigenvalues);
  await page.locator("#run").selectOption(String(i));
  await press("Verify this run of Appendix A");
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
  await press("Verify this run of Appendix A");
  expect(await verdictOf("appendix-a")).toMatchObject({
    state: "mismatch",
    text: expect.stringContaining(`data.runs[0].smallestEigenvalue: 1 is not ${runs[0].smallestEigenvalue}`),
  });
  await page.locator("#run").selectOption("1");
  await press("Verify this run of Appendix A");
  expect(await verdictOf("appendix-a")).toMatchObject({
    state: "mismatch",
    text: expect.stringContaining("the digest of this site's file is not the published one"),
  });
  writeFileSync(file, published);
});

test("Stop ends the work, and says so", async () => {
  await press(`Verify all ${formatCount(runs.length)} runs`);
  await press("Stop");
  expect(await page.locator("#status").textContent()).toMatch(/^Stopped after [\d.]+ s: /);
  expect(await page.locator("#appendix-a .state").textContent()).toBe("Stopped before it was compared.");
  await page.locator("#progress").waitFor({ state: "hidden" });
});

test("the link of a result's page starts its check", async () => {
  await page.goto(`${server.origin}${base}figures/figure-13/`);
  await page.getByRole("link", { name: "Verify here" }).click();
  await page.waitForURL("**/verify/#figure-13");
  await page.locator("#figure-13 .state[data-state=match]").waitFor();
});

/** A page of its own with the playground at an address. */
function openPlayground(search: string, options: BrowserContextOptions = {}): Promise<[Page, string[]]> {
  return openRuns(`playground/${search}`, options);
}

/** A page of its own that shows runs; whatever goes wrong in it is kept. */
async function openRuns(path: string, options: BrowserContextOptions = {}): Promise<[Page, string[]]> {
  const [opened, problems] = await openPage(path, options);
  await summaryBesides(opened, "Computing …");
  return [opened, problems];
}

async function openPage(path: string, options: BrowserContextOptions = {}): Promise<[Page, string[]]> {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const opened = await context.newPage();
  opened.setDefaultTimeout(100_000);
  const problems: string[] = [];
  opened.on("console", (message) => problems.push(message.text()));
  opened.on("pageerror", (error) => problems.push(error.message));
  await opened.goto(`${server.origin}${base}${path}`);
  return [opened, problems];
}

/** What the page says of the runs, once it says something else than before. */
async function summaryBesides(opened: Page, before: string): Promise<string> {
  const summary = opened.locator("#summary");
  await summary.filter({ hasNotText: before }).waitFor();
  return (await summary.textContent()) ?? "";
}

/** Expects what Node says of the runs at the page's address, which is written at most every 400 ms. */
async function expectNodes(summary: string, opened: Page): Promise<void> {
  const ofNode = (): string => {
    const state = parseState(new URL(opened.url()).search, manifest.seed);
    return describeRuns(state, runExperiment(state));
  };
  await expect.poll(ofNode, { timeout: 10_000 }).toBe(summary);
}

/** Whether anything but one colour is drawn on a canvas. */
async function isDrawn(opened: Page, id: string): Promise<boolean> {
  return opened.evaluate(`(() => {
    const canvas = document.getElementById("${id}");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 8;
  })()`);
}

test("the playground's address restores its state, and the runs are those that Node computes", async () => {
  const search = "?model=plane-2&start=sharp&k=7&rate=0.0123&radius=0.25&seed=42";
  const [opened, problems] = await openPlayground(search);
  const values = await opened.evaluate(
    `["model", "minimizer", "batch-size", "seed"].map((id) => document.getElementById(id).value)`,
  );
  expect(values).toEqual(["plane-2", "sharp", "7", "42"]);
  expect(await opened.locator("#rate").getAttribute("aria-valuetext")).toMatch(/^0\.0123 = /);
  expect(await opened.locator("#radius").getAttribute("aria-valuetext")).toBe("0.25");
  const before = (await opened.locator("#summary").textContent()) ?? "";
  await expectNodes(before, opened);
  expect(new URL(opened.url()).search).toBe(search);
  for (const id of ["rates", "landscape", "distances"]) await expect.poll(() => isDrawn(opened, id)).toBe(true);
  await opened.locator("#model").selectOption("styblinski-tang-1");
  await expectNodes(await summaryBesides(opened, before), opened);
  expect(await opened.locator("#landscape-figure").isHidden()).toBe(true);
  expect(problems).toEqual([]);
  await opened.context().close();
});

test("the playground draws without replacement where it can, and says where it cannot", async () => {
  const [opened, problems] = await openPlayground("?model=quadratic-circle-1&k=25&rate=20");
  const before = (await opened.locator("#summary").textContent()) ?? "";
  const without = opened.locator("#sampling option").nth(1);
  await opened.locator("#sampling").selectOption("without-replacement");
  const after = await summaryBesides(opened, before);
  await expectNodes(after, opened);
  expect(after).toContain("SGD-25 without replacement");
  await opened.locator("#batch-size").selectOption("100");
  await expectNodes(await summaryBesides(opened, after), opened);
  expect(await without.isDisabled()).toBe(true);
  expect(await without.textContent()).toBe("without replacement (k is more than N = 50)");
  expect(await opened.locator("#sampling").inputValue()).toBe("with-replacement");
  expect(problems).toEqual([]);
  await opened.context().close();
});

test("the playground's menu leads to a figure's runs, and the page says what the figure counts", async () => {
  const [opened, problems] = await openPlayground("?model=quadratic-circle-1&start=circular&rate=3e10");
  const before = (await opened.locator("#summary").textContent()) ?? "";
  const origin = opened.locator("#origin");
  expect(await origin.textContent()).toBe("No figure has these levels; the runs are the playground's own.");
  const figure1 = opened.locator("#figure option", { hasText: "Figure 1: k = 1, α = 10¹¹" });
  await opened.locator("#figure").selectOption((await figure1.getAttribute("value")) ?? "");
  const after = await summaryBesides(opened, before);
  await expectNodes(after, opened);
  expect(after).toContain(" 77 left the basin");
  expect(await origin.textContent()).toBe("These are the runs of Figure 1, which counts 77 of 100 that left.");
  expect(problems).toEqual([]);
  await opened.context().close();
});

test("a panel opens with its own runs, Back undoes a choice, and an emptied seed is the report's", async () => {
  const context = await browser.newContext({ reducedMotion: "reduce" });
  const opened = await context.newPage();
  opened.setDefaultTimeout(100_000);
  await opened.goto(`${server.origin}${base}figures/figure-05/`);
  const link = opened.locator(".panel-links a").nth(1);
  const [left, runs] = ((await link.textContent()) ?? "").match(/\d+/g) ?? [];
  await link.click();
  const first = await summaryBesides(opened, "Computing …");
  expect(first).toMatch(new RegExp(`^${runs} runs of SGD-1 from radii .*, ${left} left the basin`));
  const says = opened.locator("#origin");
  expect(await says.textContent()).toBe(`These are the runs of Figure 5, which counts ${left} of ${runs} that left.`);
  await opened.locator("#batch-size").selectOption("200");
  const second = await summaryBesides(opened, first);
  await opened.locator("#model").selectOption("plane-1");
  expect(await summaryBesides(opened, second)).toContain("SGD-200 in 2 dimensions");
  expect(await opened.locator("#pooled").inputValue()).toBe("");
  await opened.goBack();
  await opened.locator("#summary", { hasText: second }).waitFor();
  await opened.goBack();
  await opened.locator("#summary", { hasText: first }).waitFor();
  expect(await opened.locator("#pooled").inputValue()).toBe("radius");
  const seed = opened.locator("#seed");
  await seed.fill("");
  await seed.press("Tab");
  expect(await seed.inputValue()).toBe(String(manifest.seed));
  await seed.fill("-3");
  await seed.press("Tab");
  expect(await seed.inputValue()).toBe(String(manifest.seed));
  expect(await opened.locator("#seed-text").textContent()).toContain("−3 is none, so this is the report's");
  await context.close();
});

test("the playground works by keyboard: the slider, the buttons of the bounds, another seed, the iteration", async () => {
  const [opened, problems] = await openPlayground("?model=quadratic-circle-1");
  const first = (await opened.locator("#summary").textContent()) ?? "";
  await opened.locator("#rate").focus();
  await opened.keyboard.press("ArrowLeft");
  const second = await summaryBesides(opened, first);
  await expectNodes(second, opened);
  await opened.getByRole("button", { name: "exact limit" }).focus();
  await opened.keyboard.press("Enter");
  const third = await summaryBesides(opened, second);
  expect(await opened.locator("#rate-text").textContent()).toContain("1 × the exact limit");
  await opened.getByRole("button", { name: "Another seed" }).focus();
  await opened.keyboard.press("Space");
  await summaryBesides(opened, third);
  // The address is written at most every 400 ms.
  await opened.waitForURL(`**seed=${manifest.seed + 1}`);
  await opened.locator("#time").focus();
  await opened.keyboard.press("Home");
  expect(await opened.locator("#time-text").textContent()).toBe("0 of 20");
  expect(problems).toEqual([]);
  await opened.context().close();
});

test("runs play by themselves from the first iterate to the last, and not where the reader wants no motion", async () => {
  const [calm] = await openPlayground("");
  expect(await calm.locator("#time-text").textContent()).toBe("20 of 20");
  expect(await calm.locator("#play").textContent()).toBe("Play");
  await calm.context().close();
  const [moving] = await openPlayground("", {
    reducedMotion: "no-preference",
    // Too low for the plots to be in sight at once.
    viewport: { width: 1280, height: 320 },
  });
  await moving.evaluate(`(() => {
    window.seen = [];
    const text = document.querySelector("#time-text");
    new MutationObserver(() => seen.push(parseInt(text.textContent))).observe(text, { childList: true });
  })()`);
  // They wait until they are in sight.
  await moving.locator("#plots").scrollIntoViewIfNeeded();
  await expect.poll(() => moving.evaluate("seen.at(-1)"), { timeout: 30_000 }).toBe(20);
  const seen = (await moving.evaluate("seen")) as number[];
  expect(seen[0]).toBe(0);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  expect(await moving.locator("#play").textContent()).toBe("Play");
  await moving.context().close();
});

test("on a narrow touch screen the playground takes taps, and nothing is wider than the screen", async () => {
  const [opened, problems] = await openPlayground("?model=styblinski-tang-1", {
    hasTouch: true,
    viewport: { width: 360, height: 800 },
  });
  const before = (await opened.locator("#summary").textContent()) ?? "";
  await opened.getByRole("button", { name: "½ u" }).tap();
  await expectNodes(await summaryBesides(opened, before), opened);
  await opened.getByRole("button", { name: "Bounds of 20 more seeds" }).tap();
  // Where the published bound falls: among other seeds, with the number that the paper prints.
  await opened.locator("#rates[aria-label*='the paper prints 0.009001, other seeds from']").waitFor();
  expect(await opened.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect(problems).toEqual([]);
  await opened.context().close();
});

test("on a network a minimum, a batch size and a rate are chosen by keyboard, and the runs are Node's", async () => {
  const [opened, problems] = await openRuns("on-a-network/#try", { viewport: { width: 360, height: 800 } });
  const { data, seed } = readJson("beyond/networks.json") as { data: NetworksData; seed: number };
  const minima = data.minima.map(({ minimum }) => slugOf(minimum));
  const ofNode = (): string => {
    const state = parseDepartures(new URL(opened.url()).search, minima, seed);
    return describeDepartures(state, runDepartures(data, seed, state));
  };
  const first = (await opened.locator("#summary").textContent()) ?? "";
  // Gradient descent takes the fewest steps.
  await opened.locator("#batch-size").selectOption("inf");
  const second = await summaryBesides(opened, first);
  await opened.locator("#minimum").focus();
  await opened.keyboard.press("ArrowDown");
  const third = await summaryBesides(opened, second);
  await opened.getByRole("button", { name: "Learning rate 1.2 α½" }).focus();
  await opened.keyboard.press("Enter");
  const fourth = await summaryBesides(opened, third);
  expect(fourth).toContain(": 100 left within 300 steps, 0 did not.");
  await expect.poll(ofNode, { timeout: 10_000 }).toBe(fourth);
  expect(new URL(opened.url()).searchParams.get("minimum")).toBe("penguins-gd-at-0.3-seed-101");
  for (const id of ["leaving-rates", "growths"]) await expect.poll(() => isDrawn(opened, id)).toBe(true);
  await opened.locator("#time").focus();
  await opened.keyboard.press("Home");
  expect(await opened.locator("#left-text").textContent()).toBe("step 0 of 300: 0 of 100 have left");
  const emptied = opened.locator("#seed");
  await emptied.fill("");
  await emptied.press("Tab");
  expect(await emptied.inputValue()).toBe(String(seed));
  expect(new URL(opened.url()).hash).toBe("#try");
  expect(await opened.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect(problems).toEqual([]);
  await opened.context().close();
});

test("on a network a file that is not there is said in one line", async () => {
  const file = join(outDir, "on-a-network", "study.json");
  const published = readFileSync(file, "utf8");
  rmSync(file);
  const [opened] = await openRuns("on-a-network/");
  expect(await opened.locator("#summary").textContent()).toBe(
    `It did not work: ${base}on-a-network/study.json: 404 Not Found`,
  );
  writeFileSync(file, published);
  await opened.context().close();
});

/** A figure of the essay, and what Node draws for what its controls are set to. */
async function openEssay(options: BrowserContextOptions) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const opened = await context.newPage();
  opened.setDefaultTimeout(100_000);
  const problems: string[] = [];
  opened.on("console", (message) => problems.push(message.text()));
  opened.on("pageerror", (error) => problems.push(error.message));
  await opened.goto(`${server.origin}${base}`);
  const material: Material = JSON.parse(readFileSync(join(outDir, "essay", "material.json"), "utf8"));
  const steps = stepsOf(material);
  /** Expects that a figure shows what Node draws for the values, and no longer the defaults. */
  const expectDrawn = async (name: StepName, values: Values): Promise<void> => {
    const { panels } = steps[name].draw(values);
    const labels = opened.locator(`[data-step="${name}"] svg[data-panel]`);
    await expect
      .poll(() => labels.evaluateAll((own) => own.map((svg) => svg.getAttribute("aria-label"))), { timeout: 30_000 })
      .toEqual(panels.map(({ label }) => label));
    await opened.locator(`[data-step="${name}"]:not([aria-busy])`).waitFor();
  };
  return { opened, problems, steps, expectDrawn };
}

test("each figure of the essay follows the keyboard, and shows what Node draws", async () => {
  const { opened, problems, steps, expectDrawn } = await openEssay({});
  for (const name of Object.keys(steps) as StepName[]) {
    const before = defaultsOf(steps[name]);
    await expectDrawn(name, before);
    for (const control of steps[name].controls) {
      if (control.kind === "choice" && control.name !== "k") continue;
      const own = opened.locator(`[data-step="${name}"] [data-control="${control.name}"]`);
      await own.focus();
      await opened.keyboard.press("ArrowDown");
      const values = await valuesOf(opened, name);
      expect(values, name).not.toEqual(before);
      await expectDrawn(name, values);
      expect(values[control.name], name).not.toBe(before[control.name]);
    }
    const output = opened.locator(`[data-step="${name}"] output`).last();
    const text = steps[name].draw(await valuesOf(opened, name)).settings[steps[name].controls.at(-1)!.name];
    expect(await output.textContent()).toBe(text);
  }
  expect(problems).toEqual([]);
  await opened.context().close();
});

test("each figure of the essay follows a finger on a narrow screen, which the page does not outgrow", async () => {
  const { opened, problems, steps, expectDrawn } = await openEssay({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 800 },
  });
  for (const name of Object.keys(steps) as StepName[]) {
    const { panels } = steps[name].draw(defaultsOf(steps[name]));
    const i = panels.findLastIndex(({ drag, picks }) => drag !== undefined || picks !== undefined);
    const { drag, picks, width } = panels[i]!;
    // A tenth of the way along the axis, or the first of what can be chosen.
    const target = drag === undefined ? picks![0]! : { x: drag.from[0] + 0.1 * (drag.to[0] - drag.from[0]), y: 60 };
    const picture = opened.locator(`[data-step="${name}"] svg[data-panel]`).nth(i);
    await picture.scrollIntoViewIfNeeded();
    const box = (await picture.boundingBox())!;
    await opened.touchscreen.tap(box.x + (target.x * box.width) / width, box.y + (target.y * box.width) / width);
    const values = await valuesOf(opened, name);
    expect(values, name).not.toEqual(defaultsOf(steps[name]));
    await expectDrawn(name, values);
  }
  expect(await opened.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect(problems).toEqual([]);
  await opened.context().close();
});

/** What a figure's controls are set to. */
async function valuesOf(opened: Page, name: StepName): Promise<Values> {
  return opened.evaluate<Values>(`Object.fromEntries(
    Array.from(document.querySelectorAll('[data-step="${name}"] [data-control]'), (control) => [
      control.dataset.control,
      Number(control.value),
    ]),
  )`);
}

testYourProblem(() => folder, openPage);
