/** Documents for tests. */
import { normal, stream } from "@sgd-basins/random";

import { outcomeOf } from "./gate/outcomeOf.ts";
import { verdictOf } from "./gate/verdictOf.ts";
import type { BenchReport, Measurement } from "./schemas/benchReport.ts";
import type { ComparedTask, CompareReport } from "./schemas/compareReport.ts";
import type { PeersReport } from "./schemas/peersReport.ts";
import type { ScaleReport } from "./schemas/scaleReport.ts";
import { median, medianInterval } from "./statistics/orderStatistics.ts";
import type { ComparedChange, Confirmations } from "./stored/confirmations.ts";
import type { GateFile } from "./stored/gateFile.ts";

export const exampleReport: BenchReport = {
  schema: "sgd-basins/bench/2",
  startTime: "2026-01-02T03:04:05.678Z",
  environment: {
    cpu: "Abacus 9000",
    cores: 2,
    node: "24.0.0",
    v8: "13.6",
    platform: "linux x64",
    git: { commit: "0123456789abcdef0123456789abcdef01234567", dirty: true, time: "2026-01-02T02:00:00Z" },
  },
  timePerTask: 0.5,
  measurements: [
    {
      suite: "linalg",
      name: "multiply n=100",
      implementation: "sgd-basins",
      unit: "FLOP",
      count: 2e6,
      batch: 1,
      samples: 600,
      median: 0.0004,
      mean: 0.00041,
      min: 0.00039,
      p99: 0.0005,
      rme: 0.0123,
      throughput: 5e9,
      timerSaturation: null,
    },
    {
      suite: "linalg",
      name: "multiply n=100",
      implementation: "ml-matrix",
      unit: "FLOP",
      count: 2e6,
      batch: 1,
      samples: 250,
      median: 0.001,
      mean: 0.001,
      min: 0.00099,
      p99: 0.0011,
      rme: 0.002,
      throughput: 2e9,
      timerSaturation: null,
    },
    {
      suite: "simulator",
      name: "SGD-1 Styblinski–Tang 1",
      implementation: "sgd-basins",
      unit: "step",
      count: 20,
      batch: 8,
      samples: 9000,
      median: 2e-6,
      mean: 2.5e-6,
      min: 1.9e-6,
      p99: 4.5e-6,
      rme: 0.2,
      throughput: 1e7,
      timerSaturation: "zero-mad",
    },
  ],
};

export const examplePeers: PeersReport = {
  schema: "sgd-basins/bench-peers/1",
  startTime: exampleReport.startTime,
  environment: exampleReport.environment,
  numpy: { python: "3.11.2", numpy: "1.24.2", blas: "reference BLAS", libraries: [], openblas: null, threads: "1" },
  timePerSample: 0.1,
  comparisons: [
    {
      group: "linalg",
      name: "product n=10",
      unit: "FLOP",
      count: 2000,
      sides: [
        { implementation: "sgd-basins", samples: [1e-6, 2e-6], median: 1.5e-6, ratio: null },
        {
          implementation: "ml-matrix",
          samples: [2e-6, 4e-6],
          median: 3e-6,
          ratio: { median: 2, low: 2, high: 2, coverage: 0.5 },
        },
      ],
    },
  ],
};

export const exampleScale: ScaleReport = {
  schema: "sgd-basins/bench-scale/1",
  startTime: exampleReport.startTime,
  environment: exampleReport.environment,
  timePerSample: 0.1,
  series: [
    {
      group: "appendix-a",
      variable: "d",
      fixed: "N = 50",
      points: [
        { x: 100, samples: [0.01, 0.02], median: 0.015 },
        { x: 200, samples: [0.05, 0.07], median: 0.06 },
      ],
      exponent: 2,
      standardError: null,
      coefficient: 1.5e-6,
    },
  ],
};

export const exampleGate: GateFile = {
  schema: "sgd-basins/bench-gate/2",
  runs: [
    {
      environment: exampleReport.environment,
      commit: exampleReport.environment.git!.commit,
      startTime: exampleReport.startTime,
      seed: 1,
      slow: { kernel: "multiply", share: 0.1 },
      core: 1,
      timePerSample: 0.04,
      tasks: [
        {
          ...{ suite: "linalg", title: "multiply n=10", verdict: "SAME", median: 0.01, low: -0.01, high: 0.02 },
          rounds: 30,
          uses: true,
        },
      ],
    },
  ],
};

export const exampleCommits = Array.from({ length: 40 }, (_, i) => i.toString(16).padStart(40, "0"));

/** A history in which the machine is twice as slow for a while, and a product 10 % slower from commit 20 on. */
export function exampleHistory(): BenchReport[] {
  const noise = stream(1, "bench", "trends");
  return exampleCommits.map((commit, i) => {
    const machine = i >= 10 && i < 30 ? 2 : 1;
    const task = (change: Partial<Measurement>, seconds: number): Measurement => ({
      ...exampleReport.measurements[0],
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

/** A comparison of the change point of {@link exampleHistory}, from thirty log-ratios. */
export function exampleComparison(logRatios: readonly number[]): ComparedChange {
  const { low, high } = medianInterval(logRatios, 8);
  const found = { median: median(logRatios), low, high, floor: 0 };
  return {
    ...{ environment: exampleReport.environment, startTime: "2026-01-03T00:00:00Z", seed: 1, core: 1 },
    ...{
      suite: "linalg",
      title: "multiply n=200",
      before: exampleCommits[19],
      commit: exampleCommits[20],
      factor: 1.1,
    },
    ...{ timePerSample: 0.04, logRatios: [...logRatios], outcome: outcomeOf(1.1, found), ...found },
  };
}

export const exampleConfirmations: Confirmations = {
  schema: "sgd-basins/bench-confirmations/1",
  runs: [exampleComparison([0.05, 0.06, 0.07, 0.08, 0.05, 0.06, 0.07, 0.08, 0.05, 0.06, 0.07, 0.08, 0.05, 0.06, 0.07])],
};

/** A task of a comparison whose rounds lie evenly around a log-ratio. */
export function exampleTask(title: string, middle: number, width: number): ComparedTask {
  const logRatios = Array.from({ length: 30 }, (_, i) => middle + width * (i / 29 - 0.5));
  const { low, high } = medianInterval(logRatios, 8);
  const judged = { median: median(logRatios), low, high, floor: 0 };
  const base = logRatios.map(() => 1e-3);
  const head = logRatios.map((logRatio) => 1e-3 * Math.exp(logRatio));
  return { suite: "linalg", title, verdict: verdictOf(judged), ...judged, logRatios, base, head };
}

export const exampleCompare: CompareReport = {
  schema: "sgd-basins/bench-compare/3",
  startTime: exampleReport.startTime,
  environment: { ...exampleReport.environment, git: { ...exampleReport.environment.git!, dirty: false } },
  base: { commit: "b".repeat(40), time: "2026-01-01T23:51:06+00:00" },
  head: { commit: exampleReport.environment.git!.commit, time: "2026-01-02T02:00:00Z" },
  core: 1,
  seed: 1,
  warmUp: 0.04,
  timePerSample: 0.04,
  tasks: [
    exampleTask("multiply n=200", Math.log(1.1), 0.02),
    exampleTask("cholesky n=200", 0, 0.02),
    exampleTask("eigenSymmetric n=50", -0.2, 0.02),
    exampleTask("haarFrame n=100", 0, 0.4),
  ],
  counts: [
    { name: "bytes of scripts of the site", base: 5000, head: 5001, verdict: "REGRESSED" },
    { name: "kernel calls of linalg/multiply n=200", base: 1, head: 1, verdict: "SAME" },
  ],
  missing: [{ suite: "theory", title: "new", reason: "base: no such task" }],
};
