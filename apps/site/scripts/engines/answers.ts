/** Pages that compute an answer and say it in words, held against what Node says with the same functions. */
import { join } from "node:path";
import { z } from "zod";
import { describeRuns as describeDepartures } from "../../src/departures/describe.ts";
import { runExperiment as runDepartures } from "../../src/departures/experiment.ts";
import { parseState as parseDepartures, slugOf } from "../../src/departures/state.ts";
import { describeRuns } from "../../src/playground/describe.ts";
import { runExperiment } from "../../src/playground/experiment.ts";
import { parseState } from "../../src/playground/state.ts";
import { cloneRoot } from "../../src/reports/reportsFolder.ts";
import { commandIn } from "../../test/commandIn.ts";
import { askUntil, type DrivenBrowser } from "./browser.ts";
import { artefactAt, type ServedSite } from "./site.ts";
import { problemsOf } from "./watchPage.ts";

interface Answer {
  readonly page: string;
  /** What is asked for, after the page's address: a search, or an anchor. */
  readonly searches: readonly string[];
  /** Where the page says its answer. */
  readonly selector: string;
  /** @param search - that of the page's address once it has answered */
  ofNode(search: string, site: ServedSite): string | Promise<string>;
}

const answers: readonly Answer[] = [
  {
    page: "playground/",
    searches: [
      "",
      "?model=plane-2&start=sharp&k=7&rate=0.0123&radius=0.25&seed=42",
      "?model=styblinski-tang-1&start=flat&k=3&rate=0.02&radius=0.5&seed=7",
      "?model=quadratic-circle-1&start=circular&k=25&sampling=without-replacement&rate=20&radius=1e-8&seed=3",
    ],
    selector: "#summary",
    ofNode(search, { manifest }) {
      const state = parseState(search, manifest.seed);
      return describeRuns(state, runExperiment(state));
    },
  },
  {
    page: "on-a-network/",
    searches: ["", "?k=inf&seed=5"],
    selector: "#summary",
    ofNode(search, site) {
      const { data, seed } = artefactAt(site, "networks");
      const state = parseDepartures(
        search,
        data.minima.map(({ minimum }) => slugOf(minimum)),
        seed,
      );
      return describeDepartures(state, runDepartures(data, seed, state));
    },
  },
  {
    page: "your-problem/",
    searches: ["#example=iris&batch=1,inf&steps=20&seed=7&k=1&rate=0.02"],
    selector: "#runs-text",
    ofNode: () =>
      commandIn(
        join(cloneRoot(), "docs"),
        "iris.csv",
        "simulate --target petal_width --drop species --batch 1 --rate 0.02 --steps 20 --seed 7".split(" "),
      ),
  },
];

const said = z.object({ search: z.string(), text: z.string() });

/** @returns the addresses at which the answers are Node's. @throws Error if one is not */
export async function* compareAnswers(browser: DrivenBrowser, site: ServedSite): AsyncGenerator<string> {
  for (const { page, searches, selector, ofNode } of answers) {
    for (const search of searches) {
      const path = `${page}${search}`;
      await browser.open(`${site.address}${path}`);
      const expression = `({
        search: location.search,
        text: document.querySelector(${JSON.stringify(selector)}).textContent,
      })`;
      // Computed once an address: the page writes it a moment after its answer.
      const known = new Map<string, string>();
      await askUntil(
        browser,
        said,
        expression,
        async (now) => {
          const expected = known.get(now.search) ?? (await ofNode(now.search, site));
          known.set(now.search, expected);
          return now.text === expected;
        },
        120,
      ).catch((error: unknown) => {
        throw new Error(`/${path}: ${error}; Node says ${[...known.values()].join(" or ")}`);
      });
      const problems = await problemsOf(browser);
      if (problems.length > 0) throw new Error(`/${path}: ${problems.join("; ")}`);
      yield path;
    }
  }
}
