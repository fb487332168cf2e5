import { artefactIds, claimsOf } from "@sgd-basins/report";
import { expect, test } from "vitest";
import { fakeArtefact } from "../../test/fakes/writeFakeReport.ts";
import { claimsAbout, sectionAnchor } from "./claims.ts";
import { neighbours, resultOf, results } from "./results.ts";
import { countNumbers, countsOf } from "./score.ts";
import { layOutScore, verdictAnchor } from "./scoreBar.ts";

const options = { runs: 2, replicates: 1 };
const claims = fakeArtefact("claims", options);

test("results are named as in the paper, and those with a page of their own follow one another without a gap", () => {
  expect(resultOf("figure-05")).toMatchObject({ name: "Figure 5", path: "figures/figure-05/" });
  expect(resultOf("tightness")).toMatchObject({ family: "beyond", path: "beyond/#tightness" });
  expect(results.map(({ id }) => id)).toEqual(artefactIds);
  const pages = results.slice(0, 28);
  for (const [i, page] of pages.entries()) {
    expect(neighbours(page.id)).toEqual({ previous: pages[i - 1], next: pages[i + 1] });
  }
});

test("a table is scored by its cells, a figure by the claims that rest on it, a picture not at all", () => {
  const sum = (counts: ReturnType<typeof countsOf>): number => counts.reduce((total, [, count]) => total + count, 0);
  expect(sum(countsOf(fakeArtefact("table-1", options), [claims]))).toBe(24);
  expect(sum(countsOf(fakeArtefact("figure-05", options), [claims]))).toBe(24);
  expect(sum(countsOf(claims, [claims]))).toBe(40);
  expect(countsOf(fakeArtefact("figure-10", options), [claims])).toEqual([]);
});

test("verdicts that none got are left out", () => {
  expect(countNumbers([fakeArtefact("table-1", options)]).every(([, count]) => count > 0)).toBe(true);
});

test("a claim is about every artefact that its evidence names", () => {
  const own = claimsAbout("tightness", claimsOf([claims]));
  expect(own.length).toBeGreaterThan(0);
  expect(own.every(({ evidence }) => evidence.includes("tightness"))).toBe(true);
  expect(sectionAnchor("2.1")).toBe("section-2-1");
});

test("a score's bar is as wide as its parts, in order", () => {
  const fields = layOutScore([
    ["holds", 3],
    ["cannot be tested", 1],
  ]);
  expect(fields.map(({ verdict, x, width }) => [verdict, x, width])).toEqual([
    ["holds", 0, 75],
    ["cannot be tested", 75, 25],
  ]);
  expect(layOutScore([])).toEqual([]);
  expect(verdictAnchor("fails for a known reason")).toBe("verdict-fails-for-a-known-reason");
});
