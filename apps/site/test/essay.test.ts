// @module-tag chromium
/** The essay's figures, by keyboard and touch; what they show is held against what Node draws. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { defaultsOf, type Values } from "../src/essay/figure.ts";
import { type Material, type StepName, stepsOf } from "../src/essay/steps.ts";
import { openPage, openSite } from "./openSite.ts";

beforeAll(async () => {
  await openSite();
});

/** A figure of the essay, and what Node draws for what its controls are set to. */
async function openEssay(options: BrowserContextOptions) {
  const { read } = await openSite();
  const [opened, problems] = await openPage("", options);
  const material: Material = JSON.parse(read("essay/material.json"));
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
