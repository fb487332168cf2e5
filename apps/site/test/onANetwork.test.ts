// @module-tag chromium
/** The page "On a network", by keyboard; its runs are held against Node's. */
import type { NetworksData } from "@sgd-basins/report";
import { beforeAll, expect, test } from "vitest";
import { describeRuns } from "../src/departures/describe.ts";
import { runExperiment } from "../src/departures/experiment.ts";
import { parseState, slugOf } from "../src/departures/state.ts";
import { base } from "./buildSite.ts";
import { findUnicodeMath } from "./findUnicodeMath.ts";
import { expectAtAddress, isDrawn, openRuns, summaryBesides } from "./openRuns.ts";
import { openSite } from "./openSite.ts";

beforeAll(async () => {
  await openSite();
});

test("on a network a minimum, a batch size and a rate are chosen by keyboard, and the runs are Node's", async () => {
  const [opened, problems] = await openRuns("on-a-network/#try", { viewport: { width: 360, height: 800 } });
  const { read } = await openSite();
  const { data, seed } = JSON.parse(read("data/networks.json")) as { data: NetworksData; seed: number };
  const minima = data.minima.map(({ minimum }) => slugOf(minimum));
  const ofNode = (search: string): string => {
    const state = parseState(search, minima, seed);
    return describeRuns(state, runExperiment(data, seed, state));
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
  await expectAtAddress(opened, ofNode, fourth);
  expect(findUnicodeMath(await opened.content())).toEqual([]);
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
  const { replaced } = await openSite();
  replaced.set("on-a-network/study.json", null);
  const [opened] = await openRuns("on-a-network/");
  expect(await opened.locator("#summary").textContent()).toBe(
    `It did not work: ${base}on-a-network/study.json: 404 Not Found`,
  );
  replaced.clear();
  await opened.context().close();
});
