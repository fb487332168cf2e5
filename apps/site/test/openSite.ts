/** The tests' site in a browser: one server and one browser for all test files that a worker runs. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Manifest } from "@sgd-basins/report";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { base } from "./buildSite.ts";
import { builtSite } from "./builtSite.ts";
import { launchBrowser } from "./launchBrowser.ts";
import { serveFolder } from "./serveFolder.ts";

export interface ServedSite {
  /** The address of the site's base. */
  readonly root: string;
  /** Of the report that it shows. */
  readonly manifest: Manifest;
  /** The text of one of its files. */
  readonly read: (path: string) => string;
  /** Texts that are served in the place of its files, by their paths; null for one that is not there. */
  readonly replaced: Map<string, string | null>;
}

export interface OpenSite extends ServedSite {
  readonly browser: Browser;
}

let serving: Promise<ServedSite> | undefined;
let opening: Promise<OpenSite> | undefined;

/** The site without a browser; it is there until the worker ends. */
export function serveSite(): Promise<ServedSite> {
  serving ??= serve();
  return serving;
}

/** The site, with a browser; both are there until the worker ends. */
export function openSite(): Promise<OpenSite> {
  opening ??= open();
  return opening;
}

async function serve(): Promise<ServedSite> {
  const { outDir } = await builtSite();
  const read = (path: string): string => readFileSync(join(outDir, path), "utf8");
  const { origin, replaced } = await serveFolder(outDir, base);
  const manifest = JSON.parse(read("data/manifest.json")) as Manifest;
  return { root: `${origin}${base}`, manifest, read, replaced };
}

async function open(): Promise<OpenSite> {
  const site = await serveSite();
  return { ...site, browser: await launchBrowser() };
}

/** A page of its own, in a context of its own, at an address below the site's; whatever goes wrong in it is kept. */
export async function openPage(path: string, options: BrowserContextOptions = {}): Promise<[Page, string[]]> {
  const { browser, root } = await openSite();
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(100_000);
  const problems: string[] = [];
  page.on("console", (message) => problems.push(message.text()));
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(`${root}${path}`);
  return [page, problems];
}
