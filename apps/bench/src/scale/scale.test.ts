import { type ScaleReport, scaleReportSchema } from "@sgd-basins/bench-documents";
import { exampleReport } from "@sgd-basins/bench-documents/testing";
import { expect, test } from "vitest";
import { quietContext } from "../quietContext.ts";
import { prepareMomentRuns } from "../suites/studies.ts";
import { fitSeries } from "./fitSeries.ts";
import { formatScale } from "./formatScale.ts";
import { scale } from "./scale.ts";
import type { Series } from "./series.ts";
import { prepareSgdRuns } from "./sgdRuns.ts";

const { signal } = new AbortController();

/** Work that takes x² µs, and ten times that in its first round. */
function quadratic(closed: number[]): Series {
  return {
    group: "appendix-a",
    variable: "d",
    fixed: "N = 50",
    points: [100, 200, 400].map((x) => ({
      x,
      start: async () => {
        let round = 0;
        return {
          sample: async () => x * x * 1e-6 * (round++ === 0 ? 10 : 1),
          close: async () => void closed.push(x),
        };
      },
    })),
  };
}

test("a series is measured at every size, fitted by its medians, and its sides are closed", async () => {
  const closed: number[] = [];
  const scaled = await fitSeries(quadratic(closed), 3, 0.1, signal);
  expect(scaled.exponent).toBeCloseTo(2, 10);
  expect(scaled.points[1]).toEqual({
    x: 200,
    samples: [0.4, 0.04, 0.04].map((t) => expect.closeTo(t, 10)),
    median: expect.closeTo(0.04, 10),
  });
  expect(closed).toEqual([100, 200, 400]);
  const { startTime, environment } = exampleReport;
  const schema = "sgd-basins/bench-scale/1";
  const report: ScaleReport = scaleReportSchema.parse({
    schema,
    startTime,
    environment,
    timePerSample: 0.1,
    series: [scaled],
  });
  expect(formatScale(report)).toContain("d             2.000 ± 0.000  100: 10.0 ms, 200: 40.0 ms, 400: 160 ms  N = 50");
});

test("sides that were started are closed if a later one fails", async () => {
  const closed: number[] = [];
  const series = quadratic(closed);
  const broken = { x: 800, start: () => Promise.reject(new Error("no memory")) };
  await expect(fitSeries({ ...series, points: [...series.points, broken] }, 3, 0.1, signal)).rejects.toThrow(
    "no memory",
  );
  expect(closed).toEqual([100, 200, 400]);
});

test("an interruption does not wait for a sample, and closes every side", async () => {
  const closed: number[] = [];
  const abort = new AbortController();
  const series = quadratic(closed);
  const endless = {
    x: 800,
    start: async () => ({
      sample: () => {
        abort.abort(new Error("interrupted"));
        return new Promise<number>(() => {});
      },
      close: async () => void closed.push(800),
    }),
  };
  const interrupted = fitSeries({ ...series, points: [...series.points, endless] }, 3, 0.1, abort.signal);
  await expect(interrupted).rejects.toThrow("interrupted");
  expect(closed).toEqual([100, 200, 400, 800]);
});

test.each([
  prepareMomentRuns({ dimension: 10, components: 5, zeroEigenvalues: 2, replicates: 2 }),
  prepareSgdRuns({ dimension: 5, components: 50, batchSize: 3, runs: 2 }),
])("work of a chosen size computes something right", ({ call, count, verify }) => {
  call();
  verify();
  expect(count).toBeGreaterThan(1);
});

test("a series that does not exist is refused", async () => {
  await expect(scale(["--filter", "no such series"], quietContext())).rejects.toThrow("no such series");
});
