import { type CompareReport, compareReportSchema } from "@sgd-basins/bench-documents";
import { exampleReport } from "@sgd-basins/bench-documents/testing";
import { expect, test } from "vitest";
import { type Counted, compareCounts } from "./compareCounts.ts";
import { formatCompare } from "./formatCompare.ts";

const answer = (calls: number, arrayBytes: number, wasm: number, scripts = 5000): Counted => ({
  tasks: [{ counts: { kernels: { multiply: calls }, arrays: 2, arrayBytes } }],
  wasm: { linalg: wasm },
  shipped: { scripts },
});
const tasks = [{ suite: "linalg", title: "multiply n=10" }];

test("a count that grows by one is a regression, unless it was accepted by name; one that shrinks is none", () => {
  const rows = compareCounts(tasks, answer(1, 80, 1000), answer(2, 72, 1001, 5001), ["wasm bytes of linalg"]);
  expect(rows).toEqual([
    { name: "wasm bytes of linalg", base: 1000, head: 1001, verdict: "ACCEPTED" },
    { name: "bytes of scripts of the site", base: 5000, head: 5001, verdict: "REGRESSED" },
    { name: "kernel calls of linalg/multiply n=10", base: 1, head: 2, verdict: "REGRESSED" },
    { name: "arrays of linalg/multiply n=10", base: 2, head: 2, verdict: "SAME" },
    { name: "array bytes of linalg/multiply n=10", base: 80, head: 72, verdict: "SAME" },
  ]);
});

test("the table begins with the outcome, and regressed tasks come first", () => {
  const commit = exampleReport.environment.git!.commit;
  const timed = (logRatio: number) => ({
    ...{ suite: "linalg", floor: 0, low: logRatio, high: logRatio, median: logRatio },
    ...{ logRatios: [logRatio], base: [1e-3], head: [1e-3 * Math.exp(logRatio)] },
  });
  const report: CompareReport = {
    schema: "sgd-basins/bench-compare/3",
    startTime: exampleReport.startTime,
    environment: exampleReport.environment,
    base: { commit, time: "2026-01-02T02:00:00Z" },
    head: { commit, time: "2026-01-02T02:00:00Z" },
    core: 1,
    seed: 1,
    warmUp: 0.04,
    timePerSample: 0.04,
    tasks: [
      { ...timed(0), title: "cholesky n=10", verdict: "SAME" },
      { ...timed(Math.log(1.1)), title: "multiply n=10", verdict: "REGRESSED" },
    ],
    counts: compareCounts(tasks, answer(2, 80, 1000), answer(1, 80, 1000), []),
    missing: [{ suite: "theory", title: "new", reason: "base: no such task" }],
  };
  expect(compareReportSchema.parse(report)).toEqual(report);
  const lines = formatCompare(report).split("\n");
  expect(lines[0]).toBe("## Benchmarks: 1 regressed, 1 not compared");
  expect(lines[6]).toBe(
    "| linalg/multiply n=10 | **REGRESSED** | 1.00 ms | 1.10 ms | +10.0 % | +10.0 % … +10.0 % | 1 |",
  );
  expect(lines[7]).toContain("cholesky n=10 | SAME");
  expect(lines).toContain("| kernel calls of linalg/multiply n=10 | FEWER | 2 | 1 |");
  expect(lines).toContain("Not compared: theory/new (base: no such task)");
});
