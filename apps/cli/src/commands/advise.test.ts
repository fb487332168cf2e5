import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fromUnits } from "@sgd-basins/linalg";
import { stream, weightedIndexSampler } from "@sgd-basins/random";
import { sgdStep } from "@sgd-basins/simulator";
import { meanSquareDynamics } from "@sgd-basins/theory";
import type { UserProblem } from "sgd-basins/internal";
import { readProblem } from "sgd-basins/internal";
import { describe, expect, test } from "vitest";
import exact from "../../fixtures/adviseData.json" with { type: "json" };
import { basins, goodProblem, temporaryFolder } from "../testing/inProcess.ts";

const irisFile = join(import.meta.dirname, "../../../../docs/iris.csv");
const irisWords = [irisFile, "--target", "petal_width", "--drop", "species"];

async function adviseJson(...words: string[]) {
  const { code, out, error } = await basins("advise", ...words, "--json");
  expect(code, error).toBe(0);
  return JSON.parse(out);
}

/** One parabola twice, q = 1 and 3 with weights ½, the second one shifted: λ = 2, E q² = 5, and with a common minimizer without `shift`. */
const parabolas = (shift: number): string =>
  JSON.stringify({
    kind: "quadratic-sum",
    components: [
      { Q: [[1]], r: [-1 - shift] },
      { Q: [[3]], r: [-3 + shift] },
    ],
  });

async function fileOf(text: string): Promise<string> {
  return join(await temporaryFolder({ p: text }), "p");
}

test("one JSON document with the documented keys", async () => {
  const answer = await adviseJson(...irisWords, "--batch", "8,inf");
  expect(Object.keys(answer)).toEqual(["sampling", "loss", "start", "gap", "batches", "recommended"]);
  expect(answer.batches.map(Object.keys)).toEqual(
    Array.from({ length: 2 }, () => [
      ...["batchSize", "learningRate", "factor", "floor", "steps", "exact", "gradients", "shareOfLimit"],
    ]),
  );
  expect(Object.keys(answer.recommended)).toEqual(["batchSize", "learningRate", "reason"]);
  expect(answer.gap).toBeCloseTo(answer.start / 100, 15);
});

describe("two parabolas on a line", () => {
  test("with a common minimizer take the rate of the least factor, whatever the goal", async () => {
    const file = await fileOf(parabolas(0));
    for (const gap of ["0.5", "1e-9"]) {
      const { batches, start } = await adviseJson(file, "--batch", "1,2,inf", "--gap", gap);
      expect(start).toBeCloseTo(1, 12);
      // ρ = 1 − 4α + α²(4 + 1/k), least at 2/(4 + 1/k), where it is (1/k)/(4 + 1/k).
      [1, 1 / 2].forEach((p, i) => {
        expect(batches[i].learningRate * (4 + p)).toBeLessThan(2.01);
        expect(batches[i].learningRate * (4 + p)).toBeGreaterThan(1.99);
        const α = batches[i].learningRate;
        expect(batches[i].factor).toBeCloseTo(1 - 4 * α + α * α * (4 + p), 9);
        expect(batches[i].floor).toBe(0);
        expect(batches[i].steps).toBe(Math.ceil(Math.log(Number(gap)) / Math.log(batches[i].factor)));
        expect(batches[i].gradients).toBe((i + 1) * batches[i].steps);
        expect(batches[i].shareOfLimit).toBeCloseTo((α * (4 + p)) / 4, 9);
      });
      expect(batches[2].gradients).toBe(2 * batches[2].steps);
    }
  });

  test("without one settle on the floor αp C/(2(2 − α(4 + p)/2)), and rates are smaller for smaller goals", async () => {
    const file = await fileOf(parabolas(1));
    const [rough, fine] = await Promise.all(
      ["0.1", "0.001"].map((gap) => adviseJson(file, "--batch", "1", "--gap", gap)),
    );
    for (const { batches, gap } of [rough, fine]) {
      const [{ learningRate: α, floor }] = batches;
      // β* = 1, ε = ∓1, C = 1: S = α/(4 − 5α), and the floor is λS/2 = S.
      expect(floor).toBeCloseTo(α / (4 - 5 * α), 10);
      expect(floor).toBeLessThan(gap);
    }
    expect(fine.batches[0].learningRate).toBeLessThan(rough.batches[0].learningRate / 10);
  });
});

test("the other loss has half the rates, twice the gaps, and the same steps", async () => {
  const half = await adviseJson(...irisWords, "--batch", "1,8,inf", "--gap", "0.01");
  const whole = await adviseJson(...irisWords, "--batch", "1,8,inf", "--gap", "0.02", "--loss", "squared");
  expect(whole.start).toBeCloseTo(2 * half.start, 12);
  half.batches.forEach((one: { learningRate: number; steps: number; floor: number }, i: number) => {
    const other = whole.batches[i];
    expect(Math.abs(other.learningRate / one.learningRate - 0.5)).toBeLessThan(1e-3);
    expect(Math.abs(other.steps / one.steps - 1)).toBeLessThan(2e-3);
    expect(Math.abs(other.floor - 2 * one.floor)).toBeLessThanOrEqual(1e-2 * other.floor);
  });
});

test("the largest batch size is recommended that costs at most 1.5 times the cheapest", async () => {
  const { batches, recommended } = await adviseJson(...irisWords);
  expect(batches.map((one: { batchSize: unknown }) => one.batchSize)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, "inf"]);
  const cheapest = Math.min(...batches.map((one: { gradients: number }) => one.gradients));
  const worth = batches.filter((one: { gradients: number }) => one.gradients <= 1.5 * cheapest);
  expect(recommended.batchSize).toBe(worth.at(-1).batchSize);
  expect(recommended.learningRate).toBe(worth.at(-1).learningRate);
});

test("without replacement N components at a time are gradient descent, and more do not apply", async () => {
  const { sampling, batches } = await adviseJson(
    ...[...irisWords, "--sampling", "without-replacement", "--batch", "1,150,151,inf"],
  );
  expect(sampling).toBe("without-replacement");
  expect(batches[1].steps).toBe(batches[3].steps);
  expect(batches[2]).toEqual({ batchSize: 151, applies: false, reason: expect.stringContaining("150 components") });
});

describe("where nothing is to be advised, words say why", () => {
  test("the start is the minimizer, or close enough", async () => {
    const folder = await temporaryFolder({ "p.json": goodProblem, "start.json": "[1, 1]" });
    const words = [join(folder, "p.json"), "--start", join(folder, "start.json")];
    const { batches, recommended } = await adviseJson(...words);
    expect(batches).toEqual([]);
    expect(recommended).toEqual({ applies: false, reason: expect.stringContaining("a minimizer") });
    const { out } = await basins("advise", ...words);
    expect(out).toContain("no advice: the start is a minimizer");
    const near = await basins("advise", join(folder, "p.json"), "--gap", "100", "--svg", join(folder, "p.svg"));
    expect(near.out).toContain("is no larger than the goal");
    expect(await readFile(join(folder, "p.svg"), "utf8")).toContain("no advice");
  });

  test("a goal of which doubles do not count the steps", async () => {
    const { recommended } = await adviseJson(await fileOf(parabolas(1)), "--batch", "1", "--gap", "1e-100");
    expect(recommended).toEqual({ applies: false, reason: expect.stringContaining("no batch size") });
  });
});

describe("what cannot be used is refused in one line", () => {
  const cases: [string, string[], string][] = [
    ["a goal of zero", ["--gap", "0"], "positive number"],
    ["a start that is not there", ["--start", "nowhere.json"], "nowhere.json"],
    ["another way to draw", ["--sampling", "shuffled"], "with-replacement, without-replacement"],
    ["a loss of a quadratic sum", ["--loss", "squared"], "--loss goes with --target"],
    ["another kind of plot", ["--svg", "p.png"], "must end in .svg"],
  ];
  test.each(cases)("%s", async (_, words, rule) => {
    const { code, out, error } = await basins("advise", await fileOf(goodProblem), ...words);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(error).toMatch(/^basins: [^\n]+\n$/);
    expect(error).toContain(rule);
  });

  test.each([
    ["no JSON", "zero", "not JSON"],
    ["no list", '{"a":1}', "must be a list of numbers"],
    ["too short", "[1]", "has 1 numbers, but the minimizer has 2"],
    ["no number", '[1,"2"]', "[1]: must be a finite number"],
  ])("a start that is %s", async (_, text, rule) => {
    const folder = await temporaryFolder({ "p.json": goodProblem, "start.json": text });
    const { code, error } = await basins("advise", join(folder, "p.json"), "--start", join(folder, "start.json"));
    expect(code).toBe(2);
    expect(error).toContain(rule);
    expect(error.split("\n").length).toBe(2);
  });

  test("unequal weights, without replacement", async () => {
    const file = await fileOf(JSON.stringify({ ...JSON.parse(goodProblem), weights: [1, 2] }));
    const { code, error } = await basins("advise", file, "--sampling", "without-replacement");
    expect(code).toBe(2);
    expect(error).toContain("weights: must be equal for --sampling without-replacement");
  });
});

/** Mean and standard error of the gap after so many steps over runs from a start. */
function simulated(
  { sum: found }: UserProblem,
  batchSize: number,
  learningRate: number,
  steps: number,
  runs: number,
  start: Float64Array,
): { mean: number; error: number } {
  const problem = found!;
  const minimizer = problem.minimizers[0].point;
  const hessians = problem.hessiansAt(minimizer);
  if (hessians.structure === "diagonal") throw new Error("these are not diagonal");
  const d = problem.dimension;
  const draw = weightedIndexSampler(problem.weights);
  const gradient = new Float64Array(d);
  let sum = 0;
  let squares = 0;
  for (let run = 0; run < runs; run++) {
    const source = stream(1, "advise", run);
    const x = start.slice();
    for (let step = 0; step < steps; step++) {
      sgdStep(problem, x, learningRate, batchSize, draw, source, gradient);
    }
    let gap = 0;
    for (let a = 0; a < d; a++) {
      for (let b = 0; b < d; b++) {
        gap += ((x[a] - minimizer[a]) * hessians.mean[a * d + b] * (x[b] - minimizer[b])) / 2;
      }
    }
    sum += gap;
    squares += gap * gap;
  }
  const mean = sum / runs;
  return { mean, error: Math.sqrt((squares / runs - mean * mean) / runs) };
}

async function standardisedIris(): Promise<string> {
  const { rows, targets } = exact.iris.find(({ name }) => name === "standardised")!;
  return fileOf(["a,b,c,one,y", ...rows.map((row, i) => [...row, targets[i]].join(",")), ""].join("\n"));
}

describe("the command below the recommendation runs it", () => {
  const replayOf = async (...words: string[]): Promise<string[]> => {
    const { out } = await basins("advise", ...words);
    const line = /^ {2}simulate (.*) runs it: a mean gap of (\S+), or less, is expected$/m.exec(out);
    expect(Number(line?.[2])).toBeGreaterThan(0);
    return (line?.[1] ?? "").split(" ");
  };
  const optionOf = (replay: readonly string[], name: string): number => Number(replay[replay.indexOf(name) + 1]);

  test("with a mean gap of the runs that is the expected one: iris, within five standard errors", async () => {
    const replay = await replayOf(...irisWords);
    const { code, out } = await basins("simulate", ...replay, "--runs", "4000", "--seed", "1", "--json");
    expect(code).toBe(0);
    const { gaps } = JSON.parse(out);
    const [rate, steps] = [optionOf(replay, "--rate"), optionOf(replay, "--steps")];
    const user = await readProblem(irisFile, { target: "petal_width", drop: ["species"] });
    const { noise, coordinatesAt, gapUnits } = user.rest!();
    const { gap } = meanSquareDynamics(user.scaled.moment, noise).at(optionOf(replay, "--batch"));
    const from = coordinatesAt(new Float64Array(4));
    const after = gap!.after(fromUnits(rate, user.scaled.unit), from);
    expect(gaps.start).toBeCloseTo(fromUnits(after(0), ...gapUnits), 12);
    const expected = fromUnits(after(steps), ...gapUnits);
    expect(expected).toBeLessThan(gaps.start / 100);
    expect(Math.abs(gaps.mean - expected)).toBeLessThan(5 * gaps.error);
    expect(gaps.error).toBeLessThan(0.05 * expected);
  });

  test("with the options by which the data were read, and fewer runs where they are long", async () => {
    const folder = await temporaryFolder({
      "d.csv": "a b;c;y\n1;2;3,5\n2;9;1\n4;4;NA\n5;7;0,1\n",
      "p.json": parabolas(1),
      "start.json": "[1.5]",
    });
    const table = await replayOf(
      ...[join(folder, "d.csv"), "--target", "y", "--drop", "c", "--missing", "drop", "--decimal", ","],
      ...["--intercept", "--standardize", "--loss", "squared", "--sampling", "without-replacement", "--batch", "1"],
    );
    expect(table.slice(1, -8)).toEqual([
      ...["--target", "y", "--drop", "c", "--intercept", "--standardize", "--missing", "drop", "--decimal", ","],
      ...["--loss", "squared", "--sampling", "without-replacement"],
    ]);
    expect((await basins("simulate", ...table)).code).toBe(0);
    const words = [join(folder, "p.json"), "--start", join(folder, "start.json"), "--batch", "64", "--gap", "1e-7"];
    const long = await replayOf(...words);
    expect(optionOf(long, "--runs") * optionOf(long, "--steps") * 64).toBeLessThanOrEqual(1e9);
    expect(long).toContain(join(folder, "start.json"));
    // A million steps are the most that simulate makes.
    expect((await basins("advise", ...words, "--gap", "1e-9")).out).not.toContain("runs it");
  });
});

describe("ten thousand runs of the steps that are named", () => {
  async function held(file: string, source: { target?: string }, batch: string) {
    const words = source.target === undefined ? [] : ["--target", source.target];
    const { batches, gap } = await adviseJson(file, ...words, "--batch", batch);
    const user = await readProblem(file, source);
    const start = new Float64Array(user.problem.dimension);
    return batches.map(({ batchSize, learningRate, steps, floor }: Record<string, number>) => {
      return { gap, floor, ...simulated(user, batchSize, learningRate, steps, 10_000, start) };
    });
  }

  test("end at the goal or below, and not below the floor: iris, standardised", async () => {
    for (const { mean, error, gap, floor } of await held(await standardisedIris(), { target: "y" }, "1,8,64")) {
      expect(mean).toBeLessThan(gap + 4 * error);
      expect(mean).toBeGreaterThan(floor - 4 * error);
    }
  });

  test("end at the goal: two parabolas on a line, of which the estimate is exact", async () => {
    for (const { mean, error, gap } of await held(await fileOf(parabolas(1)), {}, "1,2")) {
      expect(mean).toBeLessThan(gap + 4 * error);
      expect(mean).toBeGreaterThan(0.5 * gap);
    }
  });
});

test.each([
  [1, 0.01226, 400, 10_000],
  [8, 0.003554, 150, 4_000],
])(
  "the noise floor of standardised iris at half the exact limit, k = %d, is the runs' mean gap",
  async (k, known, steps, runs) => {
    const user = await readProblem(await standardisedIris(), { target: "y" });
    const { noise } = user.rest!();
    const at = meanSquareDynamics(user.scaled.moment, noise).at(k);
    const rate = at.limit / 2;
    const floor = at.floor(rate, "final").value;
    expect(Math.abs(floor / known - 1)).toBeLessThan(1e-3);
    // From β* the expected gap comes up to the floor but for ρ^steps, less than 1e-4.
    const { mean, error } = simulated(user, k, rate, steps, runs, user.minimizer!);
    expect(Math.abs(mean - floor)).toBeLessThan(4 * error + 1e-4 * floor);
  },
);

describe("where columns are scaled unevenly", () => {
  const words = ["advise", irisFile, "--target", "petal_width", "--batch", "1"];
  const run = async (...more: string[]) => JSON.parse((await basins(...words, ...more, "--json")).out);

  test("it says what standardised ones take, as it does of these themselves", async () => {
    for (const [drop, options] of [
      ["species", ["--standardize"]],
      ["species,one", ["--standardize", "--intercept"]],
    ] as const) {
      const { standardized } = await run("--drop", drop);
      expect(standardized.options).toEqual(options);
      const { batches } = await run("--drop", drop, ...options);
      expect(standardized).toMatchObject({
        learningRate: batches[0].learningRate,
        steps: batches[0].steps,
        gradients: batches[0].gradients,
      });
      const { out } = await basins(...words, "--drop", drop);
      expect(out).toContain(`with ${options.join(" ")} it is `);
      expect(out).toContain(` takes ${standardized.steps} steps to 1 % of their gap at β = 0\n`);
    }
  });

  test("and says nothing where they are so, or another start has coordinates for these", async () => {
    const folder = await temporaryFolder({ "start.json": "[1, 1, 1, 1]" });
    expect(await run("--drop", "species", "--standardize")).not.toHaveProperty("standardized");
    expect(await run("--drop", "species", "--start", join(folder, "start.json"))).not.toHaveProperty("standardized");
  });
});
