/** What the Verify page computes in the browser, held against the published digests. */
import { type ArtefactId, canonicalJson, digest, type EngineRecord } from "@sgd-basins/report";
import { z } from "zod";
import { ask, askUntil, type DrivenBrowser } from "./browser.ts";
import { patience } from "./namedCalls.ts";
import { naming } from "./naming.ts";
import { artefactAt, type ServedSite } from "./site.ts";

/** Both problems, all kinds of figures, and a study with an estimate in it. */
const whole: readonly ArtefactId[] = [
  "table-3",
  "table-4",
  "figure-01",
  "figure-05",
  "figure-13",
  "figure-22",
  "tightness",
];
/** The run of Appendix A that stands for the others, which take many minutes. */
const part = { components: 50, zeroEigenvalues: 100, replicate: 0 } as const;

type Digest = EngineRecord["digests"][number];

const verdictSchema = z.object({
  /** Whether anything still runs. */
  runs: z.boolean(),
  state: z.string().nullable(),
  text: z.string(),
  /** How far it is, where the page can say. */
  share: z.string().nullable(),
  sha256: z.string().nullable(),
});

/** @throws Error if a digest is another than the published one */
export async function* computeAgain(browser: DrivenBrowser, site: ServedSite): AsyncGenerator<Digest> {
  await browser.open(`${site.address}verify/`);
  for (const id of whole) {
    const published = site.manifest.artefacts.find((entry) => entry.id === id)?.sha256;
    yield { id, run: null, sha256: await verify(browser, id, published) };
  }
  const { runs } = artefactAt(site, "appendix-a").data;
  const run = runs.findIndex(
    ({ components, zeroEigenvalues, replicate }) =>
      components === part.components && zeroEigenvalues === part.zeroEigenvalues && replicate === part.replicate,
  );
  await ask(browser, z.string(), `document.querySelector("#run").value = "${run}"`);
  const sha256 = await verify(browser, "appendix-a", await digest(canonicalJson(runs[run])));
  yield { id: "appendix-a", run, sha256 };
}

/** Presses the button of a row, and waits for what the row then says. */
async function verify(browser: DrivenBrowser, id: ArtefactId, published: string | undefined): Promise<string> {
  const button = `document.querySelector("#${id} button.one")`;
  // The page's script shows it; WebKitGTK has called the page loaded before that.
  await askUntil(browser, z.boolean(), `!${button}.hidden`, (isThere) => isThere, patience);
  await ask(browser, z.null(), `${button}.click()`);
  const asked = askUntil(
    browser,
    verdictSchema,
    `(() => {
      const state = document.querySelector("#${id} .state");
      return {
        runs: !document.querySelector("#stop").hidden,
        state: state.dataset.state ?? null,
        text: document.querySelector("#status").textContent + " " + state.textContent,
        share: document.querySelector("#progress").getAttribute("value"),
        sha256: state.querySelector("code")?.textContent ?? null,
      };
    })()`,
    ({ runs }) => !runs,
    patience,
  );
  const verdict = await naming(id, asked);
  if (verdict.state !== "match" || verdict.sha256 === null || verdict.sha256 !== published) {
    throw new Error(`${id}: ${verdict.text.trim()}`);
  }
  return verdict.sha256;
}
