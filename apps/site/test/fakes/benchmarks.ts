/** Made-up recorded runs of one machine: a product that becomes slower half-way, comparisons, peers, exponents, and trials of the gate. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exampleTask } from "@sgd-basins/bench-documents/testing";

const environment = { cpu: "Abacus 9000", cores: 2, node: "24.0.0", v8: "13.6", platform: "linux x64" };
const machine = "abacus-9000-2-cores-linux-x64";
const startTime = "2026-01-02T03:04:05.678Z";

const commitOf = (i: number): string => (i + 1).toString(16).padStart(40, "0");

function task(suite: string, name: string, median: number): object {
  return {
    ...{ suite, name, implementation: "sgd-basins", unit: "FLOP", count: 1e6, batch: 1, samples: 100 },
    ...{ median, mean: median, min: median, p99: median, rme: 0.01, throughput: 1e6 / median, timerSaturation: null },
  };
}

const madeAt = (i: number): string => `2026-01-02T03:${String(i).padStart(2, "0")}:00+02:00`;

/** Log-ratios of comparisons of the change point. */
const compared = { confirmed: 0.18, refuted: 0, undecided: 0.02 } as const;

/** Writes `commits` runs and the other documents below `folder`, with what a comparison said of the change half-way. */
export function writeFakeBenchmarks(
  folder: string,
  commits: number,
  outcome: keyof typeof compared | null = null,
): void {
  const to = join(folder, "bench", machine);
  mkdirSync(to, { recursive: true });
  const write = (name: string, value: object): void => writeFileSync(join(to, name), JSON.stringify(value));
  for (let i = 0; i < commits; i++) {
    const git = { commit: commitOf(i), dirty: false, time: madeAt(i) };
    const jitter = 1 + 0.001 * (i % 3);
    write(`${commitOf(i)}.json`, {
      ...{ schema: "sgd-basins/bench/2", startTime, environment: { ...environment, git }, timePerTask: 0.5 },
      measurements: [
        task("machine", "peak f64x2", 1e-5),
        task("linalg", "multiply n=200", 1e-3 * jitter * (i < commits / 2 ? 1 : 1.2)),
        task("linalg", "cholesky n=200", 2e-4 * jitter),
        task("linalg", "multiply n=100", 2e-3 * jitter),
      ],
    });
  }
  if (commits >= 6) writeFakeComparisons(to, commits);
  const head = { startTime, environment: { ...environment, git: null }, timePerSample: 0.1 };
  const ratio = { median: 0.5, low: 0.45, high: 0.55, coverage: 0.75 };
  write("peers.json", {
    ...{ schema: "sgd-basins/bench-peers/1", ...head },
    numpy: {
      python: "3.11.2",
      numpy: "1.24.2",
      blas: "OpenBLAS",
      libraries: [],
      openblas: "OpenBLAS 0.3.21",
      threads: "1",
    },
    comparisons: [
      {
        ...{ group: "linalg", name: "product n=200", unit: "FLOP", count: 1.6e7 },
        sides: [
          { implementation: "sgd-basins", samples: [1e-3, 1e-3, 1e-3], median: 1e-3, ratio: null },
          { implementation: "NumPy", samples: [4.5e-4, 5e-4, 5.5e-4], median: 5e-4, ratio },
        ],
      },
    ],
  });
  if (outcome !== null) {
    const median = compared[outcome];
    const [low, high] = outcome === "undecided" ? [median - 0.1, median + 0.1] : [median - 0.01, median + 0.01];
    write("confirmations.json", {
      schema: "sgd-basins/bench-confirmations/1",
      runs: [
        {
          ...{ environment: head.environment, startTime, suite: "linalg", title: "multiply n=200", factor: 1.2 },
          ...{
            before: commitOf(commits / 2 - 1),
            commit: commitOf(commits / 2),
            seed: 1,
            core: 1,
            timePerSample: 0.04,
          },
          ...{ outcome, logRatios: [low, median, high], median, low, high, floor: 0 },
        },
      ],
    });
  }
  const points = [100, 200].map((x) => ({ x, samples: [x * 1e-6], median: x * 1e-6 }));
  write("scale.json", {
    ...{ schema: "sgd-basins/bench-scale/1", ...head },
    series: [
      { group: "sgd", variable: "k", fixed: "d = 50", points, exponent: 1, standardError: null, coefficient: 1e-6 },
    ],
  });
  const result = { suite: "linalg", title: "multiply n=200", verdict: "SAME", median: 0.001, low: -0.01, high: 0.01 };
  const trial = { environment: head.environment, commit: commitOf(0), startTime, core: 1, timePerSample: 0.04 };
  const slowed = (seed: number, verdict: string): object => ({
    ...{ ...trial, seed, slow: { kernel: "multiply", share: 0.1 } },
    tasks: [
      { ...result, title: "cholesky n=200", rounds: 30, uses: false },
      { ...result, verdict, median: 0.09, high: 0.12, rounds: 30, uses: true },
    ],
  });
  write("gate.json", {
    schema: "sgd-basins/bench-gate/2",
    runs: [
      { ...trial, seed: 1, slow: null, tasks: [{ ...result, rounds: 30, uses: false }] },
      slowed(1, "REGRESSED"),
      slowed(2, "INCONCLUSIVE"),
    ],
  });
  const cells = [
    { slowdown: 0, regressed: 0.001, inconclusive: 0.05 },
    { slowdown: 0.1, regressed: 0.99, inconclusive: 0.01 },
  ];
  const laws = ["Gaussian 3 %", "t₂"].map((law) => ({ law, cells }));
  const histories = [{ law: "t₂", cells: [{ change: 0.1, found: 0.9, false: 0.02 }] }];
  writeFileSync(
    join(folder, "bench", "power.json"),
    JSON.stringify({ schema: "sgd-basins/bench-power/2", seed: 1, trials: 1000, laws, histories }),
  );
}

/** The last two commits compared, one task of each reading; and earlier ones, which leave a stretch between. */
function writeFakeComparisons(machineFolder: string, commits: number): void {
  const to = join(machineFolder, "comparisons");
  mkdirSync(to);
  const side = (i: number): object => ({ commit: commitOf(i), time: madeAt(i) });
  const compare = (base: number, head: number, documents: object): void => {
    const git = { commit: commitOf(head), dirty: false, time: madeAt(head) };
    const report = {
      ...{ schema: "sgd-basins/bench-compare/3", startTime, environment: { ...environment, git } },
      ...{ base: side(base), head: side(head), core: 1, seed: 1, warmUp: 0.04, timePerSample: 0.04 },
      ...documents,
    };
    writeFileSync(join(to, `${commitOf(base)}..${commitOf(head)}.json`), JSON.stringify(report));
  };
  const same = { name: "kernel calls of linalg/multiply n=200", base: 1, head: 1, verdict: "SAME" };
  compare(0, 1, { tasks: [exampleTask("multiply n=200", 0, 0.02)], counts: [same], missing: [] });
  compare(commits - 2, commits - 1, {
    tasks: [
      exampleTask("cholesky n=200", 0, 0.02),
      exampleTask("haarFrame n=100", 0.01, 0.4),
      exampleTask("eigenSymmetric n=50", -0.2, 0.02),
      exampleTask("multiply n=200", Math.log(1.1), 0.02),
      exampleTask("multiply n=100", Math.log(1.2), 0.02),
    ],
    counts: [
      { name: "bytes of scripts of the site", base: 5000, head: 5001, verdict: "REGRESSED" },
      { name: "wasm bytes of linalg", base: 900, head: 901, verdict: "ACCEPTED" },
      { name: "arrays of linalg/multiply n=200", base: 3, head: 2, verdict: "SAME" },
      same,
    ],
    missing: [{ suite: "theory", title: "new", reason: "base: no such task" }],
  });
}
