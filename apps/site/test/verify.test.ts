// @module-tag chromium
/** The Verify page, in the browser: the report is computed again as a reader does, and its digests are held against Node's. */
import {
  type Artefact,
  type ArtefactId,
  canonicalJson,
  digest,
  type Manifest,
  type MomentStudyData,
} from "@sgd-basins/report";
import { studies } from "@sgd-basins/studies";
import { runStudies } from "@sgd-basins/studies/scheduling";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formatCount } from "../src/text/numbers.ts";
import type { Check } from "../src/verify/messages.ts";
import { base } from "./buildSite.ts";
import { type OpenSite, openPage, openSite } from "./openSite.ts";

let site: OpenSite;
let page: Page;
let manifest: Manifest;
let runs: MomentStudyData["runs"];

beforeAll(async () => {
  site = await openSite();
  manifest = site.manifest;
  runs = (JSON.parse(site.read("data/appendix-a.json")) as { data: MomentStudyData }).data.runs;
  [page] = await openPage("verify/");
});

afterAll(() => page?.context().close());

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

/**
 * Has the page offer studies at the smaller scale, which it offers at the report's.
 *
 * @returns the digests, by id, of what one worker computes in Node
 */
async function offerQuick(ids: readonly ArtefactId[]): Promise<ReadonlyMap<ArtefactId, string>> {
  const digests = new Map<ArtefactId, string>();
  let told = site.read("verify/index.html");
  const offer = async (artefact: Artefact): Promise<void> => {
    const { id } = artefact;
    const text = canonicalJson(artefact);
    const url = `data/${id}-quick.json`;
    site.replaced.set(url, text);
    const sha256 = await digest(text);
    digests.set(id, sha256);
    const row = new RegExp(`<li id="${id}" data-check="([^"]*)"`).exec(told)![1]!;
    const check: Check = JSON.parse(row.replaceAll("&quot;", '"').replaceAll("&#34;", '"'));
    expect(check).toMatchObject({ id, options: { seed: 1, scale: "paper" } });
    const quick: Check = { ...check, sha256, url: `${base}${url}`, options: { ...check.options, scale: "quick" } };
    told = told.replace(row, () => JSON.stringify(quick).replaceAll('"', "&quot;"));
  };
  const chosen = studies.filter(({ id }) => ids.includes(id));
  await runStudies(chosen, { seed: 1, scale: "quick" }, { workers: 1, onArtefact: offer });
  site.replaced.set("verify/index.html", told);
  await page.reload();
  return digests;
}

test.each([
  { name: "Tables", said: "5 results", ids: ["table-1", "table-2", "table-3", "table-4", "table-5"] },
  { name: "Networks", said: "Networks", ids: ["networks"] },
] as const)(
  "at the smaller scale, $name have the digests of one worker in Node with the browser's several",
  async ({ name, said, ids }) => {
    const digests = await offerQuick(ids);
    await press(`Verify ${name}`);
    for (const id of ids) expect(await verdictOf(id), id).toMatchObject({ state: "match", sha256: digests.get(id) });
    expect(await page.locator("#status").textContent()).toMatch(new RegExp(`^${said}: match, after`));
    site.replaced.clear();
    await page.reload();
  },
);

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
  const published = site.read("data/figure-13.json");
  site.replaced.set("data/figure-13.json", published.replace('"label":"circular"', '"label":"triangular"'));
  await press("Verify Figure 13");
  expect(await verdictOf("figure-13")).toMatchObject({
    state: "mismatch",
    text: expect.stringContaining('data.panels[0].marks[0].label: "triangular" is not "circular"'),
  });
  site.replaced.clear();
  await press("Verify Figure 13");
  expect((await verdictOf("figure-13")).state).toBe("match");
});

test("a record of Appendix A that was changed is a mismatch, and so is another record of the same file", async () => {
  const published = site.read("data/appendix-a.json");
  site.replaced.set("data/appendix-a.json", published.replace(String(runs[0].smallestEigenvalue), "1"));
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
  site.replaced.clear();
});

test("Stop ends the work, and says so", async () => {
  await press(`Verify all ${formatCount(runs.length)} runs`);
  await press("Stop");
  expect(await page.locator("#status").textContent()).toMatch(/^Stopped after [\d.]+ s: /);
  expect(await page.locator("#appendix-a .state").textContent()).toBe("Stopped before it was compared.");
  await page.locator("#progress").waitFor({ state: "hidden" });
});

test("the link of a result's page starts its check", async () => {
  await page.goto(`${site.root}figures/figure-13/`);
  await page.getByRole("link", { name: "Verify here" }).click();
  await page.waitForURL("**/verify/#figure-13");
  await page.locator("#figure-13 .state[data-state=match]").waitFor();
});
