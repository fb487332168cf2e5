/** What pages that show runs have in common. */
import type { BrowserContextOptions, Page } from "playwright-core";
import { expect } from "vitest";
import { openPage } from "./openSite.ts";

/** A page of its own that shows runs, once it does. */
export async function openRuns(path: string, options: BrowserContextOptions = {}): Promise<[Page, string[]]> {
  const [page, problems] = await openPage(path, options);
  await summaryBesides(page, "Computing …");
  return [page, problems];
}

/** What the page says of the runs, once it says something else than before. */
export async function summaryBesides(page: Page, before: string): Promise<string> {
  const summary = page.locator("#summary");
  await summary.filter({ hasNotText: before }).waitFor();
  return (await summary.textContent()) ?? "";
}

/**
 * Expects a summary to be what Node says of the runs at the page's address, which is written some time after it.
 *
 * @param ofNode - runs what an address asks for, which is done once an address
 */
export async function expectAtAddress(page: Page, ofNode: (search: string) => string, summary: string): Promise<void> {
  const said = new Map<string, string>();
  const atAddress = (): string | undefined => {
    const { search } = new URL(page.url());
    if (!said.has(search)) said.set(search, ofNode(search));
    return said.get(search);
  };
  await expect.poll(atAddress, { timeout: 10_000 }).toBe(summary);
}

/** Whether anything but one colour is drawn on a canvas. */
export async function isDrawn(page: Page, id: string): Promise<boolean> {
  return page.evaluate(`(() => {
    const canvas = document.getElementById("${id}");
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 8;
  })()`);
}
