import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type Inspection, inspectPage } from "../../test/inspectPage.ts";
import { ask, askUntil, type DrivenBrowser } from "./browser.ts";
import { naming } from "./naming.ts";
import { problemsOf } from "./watchPage.ts";

/** A telephone and a laptop, in CSS pixels. */
export const widths = [360, 1280] as const;
const height = 1600;

const inspectionSchema: z.ZodType<Inspection> = z.object({
  width: z.number(),
  broken: z.array(z.string()),
  unreachable: z.array(z.string()),
});

/**
 * Opens every page at every width.
 *
 * @param address - of the site's front page
 * @param pictures - the folder for what was in sight; null keeps none
 * @returns what is wrong, a line each
 */
export async function lookAtPages(
  browser: DrivenBrowser,
  address: string,
  paths: readonly string[],
  pictures: string | null,
): Promise<string[]> {
  const wrong: string[] = [];
  if (pictures !== null) mkdirSync(pictures, { recursive: true });
  for (const width of widths) {
    await browser.resize(width, height);
    for (const path of paths) {
      await browser.open(`${address}${path}`);
      await naming(
        `the width of /${path}, not ${width} px`,
        askUntil(browser, z.number(), "innerWidth", (inner) => inner === width, 60),
      );
      const page = await ask(browser, inspectionSchema, inspectPage);
      const say = (text: string): number => wrong.push(`/${path} at ${width} px: ${text}`);
      if (page.width > width) say(`${page.width} px wide`);
      for (const part of page.unreachable) say(`${part} scrolls, but not by keyboard`);
      for (const source of page.broken) say(`${source} does not draw`);
      for (const problem of await problemsOf(browser)) say(problem);
      if (pictures === null) continue;
      const name = path.replace(/\/$/, "").replaceAll("/", "-") || "front";
      writeFileSync(join(pictures, `${name}-${width}.png`), await browser.screenshot());
    }
  }
  return wrong;
}
