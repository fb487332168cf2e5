// @module-tag chromium
/** The playground, by address, keyboard and touch; its runs are held against Node's. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { describeRuns } from "../src/playground/describe.ts";
import { runExperiment } from "../src/playground/experiment.ts";
import { parseState } from "../src/playground/state.ts";
import { findUnicodeMath } from "./findUnicodeMath.ts";
import { expectAtAddress, isDrawn, openRuns, summaryBesides } from "./openRuns.ts";
import { openPage, openSite } from "./openSite.ts";

beforeAll(async () => {
  await openSite();
});

/** A page of its own with the playground at an address. */
function openPlayground(search: string, options: BrowserContextOptions = {}): Promise<[Page, string[]]> {
  return openRuns(`playground/${search}`, options);
}

/** Expects what Node says of the runs at the page's address, which is written at most every 400 ms. */
async function expectNodes(summary: string, opened: Page): Promise<void> {
  const { manifest } = await openSite();
  const ofNode = (search: string): string => {
    const state = parseState(search, manifest.seed);
    return describeRuns(state, runExperiment(state));
  };
  await expectAtAddress(opened, ofNode, summary);
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
  expect(findUnicodeMath(await opened.content())).toEqual([]);
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
  const { manifest } = await openSite();
  const [opened] = await openPage("figures/figure-05/");
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
  await opened.context().close();
});

test("the playground works by keyboard: the slider, the buttons of the bounds, another seed, the iteration", async () => {
  const { manifest } = await openSite();
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
