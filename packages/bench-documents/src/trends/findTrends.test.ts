import { expect, test } from "vitest";
import { exampleCommits as commits, exampleHistory } from "../testing.ts";
import { findTrends } from "./findTrends.ts";
import { formatFeed } from "./formatFeed.ts";

test("a slower product is found at its commit, and a slower machine is not taken for slower code", () => {
  const { trends, unknown } = findTrends(new Map([["abacus", exampleHistory().reverse()]]), commits);
  expect(unknown).toEqual([]);
  expect(trends.map(({ name }) => name)).toEqual(["multiply n=200", "cholesky n=200"]);
  const [product, factor] = trends;
  expect(factor.changes).toEqual([]);
  expect(product.points.map(({ commit }) => commit)).toEqual(commits);
  expect(product.changes).toHaveLength(1);
  expect(product.changes[0]).toMatchObject({ before: commits[19], commit: commits[20] });
  expect(product.changes[0].factor).toBeCloseTo(1.1, 1);
  expect(product.artefacts).toContain("appendix-a");
});

test("runs of commits that are not in the order, and runs without the anchor, are left out", () => {
  const [first, second] = exampleHistory();
  const bare = { ...second, measurements: second.measurements.slice(1) };
  const { trends, unknown } = findTrends(new Map([["abacus", [first, bare]]]), commits.slice(1));
  expect(unknown).toEqual([{ machine: "abacus", commit: commits[0] }]);
  expect(trends).toEqual([]);
});

test("the feed names task and commit", () => {
  const report = findTrends(new Map([["abacus", exampleHistory()]]), commits);
  const feed = formatFeed(report);
  expect(feed.match(/<entry>/g)).toHaveLength(1);
  expect(feed).toMatch(/<title>Suspicion: linalg\/multiply n=200 became \d+\.\d % slower<\/title>/);
  expect(feed).toContain(`<updated>2026-01-01T00:00:20Z</updated>`);
  expect(formatFeed({ ...report, trends: [] })).toContain("1970-01-01T00:00:00Z");
});
