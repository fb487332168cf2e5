import { normal, stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import type { BenchReport, Measurement } from "../report/schema.ts";
import { exampleReport } from "../report/testing.ts";
import { findTrends } from "./findTrends.ts";
import { formatFeed } from "./formatFeed.ts";
import { formatHistory } from "./formatHistory.ts";

const commits = Array.from({ length: 40 }, (_, i) => i.toString(16).padStart(40, "0"));
const [measurement] = exampleReport.measurements;

/** A history in which the machine is twice as slow for a while, and a product 10 % slower from commit 20 on. */
function runs(): BenchReport[] {
  const noise = stream(1, "bench", "trends");
  return commits.map((commit, i) => {
    const machine = i >= 10 && i < 30 ? 2 : 1;
    const task = (change: Partial<Measurement>, seconds: number): Measurement => ({
      ...measurement,
      ...change,
      median: machine * seconds * Math.exp(0.01 * normal(noise)),
    });
    return {
      ...exampleReport,
      startTime: `2026-01-01T00:00:${String(i).padStart(2, "0")}Z`,
      environment: { ...exampleReport.environment, git: { commit, dirty: false, time: null } },
      measurements: [
        task({ suite: "machine", name: "peak f64x2" }, 1e-5),
        task({ name: "multiply n=200" }, i >= 20 ? 1.1e-3 : 1e-3),
        task({ name: "cholesky n=200" }, 2e-4),
        task({ name: "multiply n=200", implementation: "ml-matrix" }, 1),
      ],
    };
  });
}

test("a slower product is found at its commit, and a slower machine is not taken for slower code", () => {
  const { trends, unknown } = findTrends(new Map([["abacus", runs().reverse()]]), commits);
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
  const [first, second] = runs();
  const bare = { ...second, measurements: second.measurements.slice(1) };
  const { trends, unknown } = findTrends(new Map([["abacus", [first, bare]]]), commits.slice(1));
  expect(unknown).toEqual([{ machine: "abacus", commit: commits[0] }]);
  expect(trends).toEqual([]);
});

test("the table and the feed name task, commits and artefacts", () => {
  const report = findTrends(new Map([["abacus", runs()]]), commits);
  const table = formatHistory(report);
  expect(table).toContain("2 series of 40 commits on 1 machine\n");
  expect(table).toMatch(/linalg\/multiply n=200 +\+\d+\.\d %/);
  expect(table).toContain("table-1, table-2, table-3, … (30)");
  const feed = formatFeed(report);
  expect(feed.match(/<entry>/g)).toHaveLength(1);
  expect(feed).toMatch(/<title>linalg\/multiply n=200 became \d+\.\d % slower<\/title>/);
  expect(feed).toContain(`<updated>2026-01-01T00:00:20Z</updated>`);
  const empty = { ...report, trends: [] };
  expect(formatHistory(empty)).toContain("no change points");
  expect(formatFeed(empty)).toContain("1970-01-01T00:00:00Z");
});
