import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { basins, basinsWith, goodProblem, temporaryFolder } from "../testing/inProcess.ts";

async function simulateJson(...words: string[]) {
  const folder = await temporaryFolder({ "p.json": goodProblem });
  const { code, out, error } = await basins("simulate", join(folder, "p.json"), "--json", "--budget", "1e4", ...words);
  // A slow machine shows its progress in `error`.
  expect(code, error).toBe(0);
  return JSON.parse(out);
}

test("below the convergence bound no run moves away, above the divergence bound every run does", async () => {
  const { convergence, divergence } = await simulateJson("--rate", "1", "--batch", "8", "--runs", "1");
  const below = await simulateJson("--rate", String(0.5 * convergence), "--batch", "8");
  expect(below).toMatchObject({ runs: 100, steps: 20, seed: 1, startRadius: 1, batchSize: 8, diverged: 0 });
  const above = await simulateJson("--rate", String(2 * divergence), "--batch", "8");
  expect(above.diverged).toBe(100);
  expect(above.distances).toHaveLength(21);
});

test("the same seed gives the same runs, and more runs do not change the first ones", async () => {
  const words = ["--rate", "0.5", "--batch", "2", "--steps", "3"];
  const one = await simulateJson(...words, "--runs", "1", "--seed", "5");
  expect(await simulateJson(...words, "--runs", "1", "--seed", "5")).toEqual(one);
  expect((await simulateJson(...words, "--runs", "1", "--seed", "6")).distances).not.toEqual(one.distances);
  const { distances } = await simulateJson(...words, "--runs", "2", "--seed", "5");
  expect([distances[0].low, distances[0].high]).toContain(one.distances[0].median);
});

test("a run beyond the range of doubles has diverged, and its distance is null", async () => {
  const answer = await simulateJson("--rate", "1e100", "--batch", "inf", "--runs", "7");
  expect(answer.diverged).toBe(7);
  expect(answer.distances[20]).toEqual({ step: 20, low: null, median: null, high: null });
  expect(answer.distances[0].high).toBeLessThanOrEqual(1);
});

test("the table for people says how many runs moved away", async () => {
  const folder = await temporaryFolder({ "p.json": goodProblem });
  const { code, out } = await basins(
    "simulate",
    join(folder, "p.json"),
    "--rate",
    "9",
    "--batch",
    "inf",
    "--steps",
    "50",
  );
  expect(code).toBe(0);
  expect(out).toContain("100 of 100 runs end further from the minimizer than they began");
  expect(out).toMatch(/\n +50 /);
});

test("runs that shrink where the mean square grows are explained, and only they", async () => {
  const components = [
    { Q: [[2]], r: [0] },
    { Q: [[8]], r: [0] },
  ];
  // A step multiplies by 0.52 or −0.92 at 0.24, by 0.4 or −1.4 at 0.3, by −1 or −7 at 1: the limit is 10/34 = 0.294. At 0.3 the
  // mean square grows by 1.06 a step while the typical run shrinks by 0.75.
  const folder = await temporaryFolder({ "p.json": JSON.stringify({ kind: "quadratic-sum", components }) });
  const printed = async (rate: string) => {
    const words = ["--rate", rate, "--batch", "1", "--runs", "5"];
    return (await basins("simulate", join(folder, "p.json"), ...words)).out;
  };
  const rare = "the growth may begin late, or lie with runs too rare to be among these";
  expect(await printed("0.3")).toContain(rare);
  expect(await printed("0.24")).not.toContain(rare);
  expect(await printed("1")).not.toContain(rare);
});

test("runs from the start that is named begin there, and no ball is beside it", async () => {
  const folder = await temporaryFolder({ "p.json": goodProblem, "start.json": "[3, 0.5]" });
  const words = [join(folder, "p.json"), "--rate", "0.1", "--batch", "2", "--steps", "3", "--runs", "4"];
  const start = ["--start", join(folder, "start.json")];
  const { minimizer, distances, gaps, ...answer } = JSON.parse(
    (await basins("simulate", ...words, ...start, "--json")).out,
  );
  const from = Math.hypot(3 - minimizer[0], 0.5 - minimizer[1]);
  expect(answer.start).toEqual([3, 0.5]);
  expect(answer).not.toHaveProperty("startRadius");
  expect(distances[0].low).toBeCloseTo(from, 12);
  expect(distances[0].high).toBeCloseTo(from, 12);
  expect(gaps.mean).toBeLessThan(gaps.start);
  const { out } = await basins("simulate", ...words, ...start);
  expect(out).toContain(
    `\n  the mean gap went from ${Number(gaps.start.toPrecision(6))} at ${join(folder, "start.json")} to `,
  );
  const both = await basins("simulate", ...words, ...start, "--radius", "1");
  expect(both.code).toBe(2);
  expect(both.error).toContain("--start does not go with --radius");
});

test("a mean gap beyond the range of doubles is null, and said", async () => {
  const words = ["--rate", "1e100", "--batch", "inf", "--runs", "3", "--start", "zero"];
  expect((await simulateJson(...words)).gaps).toMatchObject({ mean: null, error: null });
});

test("a single long run shows how far it is, and a time left", async () => {
  const folder = await temporaryFolder({ "p.json": goodProblem });
  // Each look at the clock is a second later than the one before.
  let seconds = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => 1000 * seconds++);
  let error = "";
  const writeError = (text: string): void => {
    error += text;
  };
  try {
    const words = ["--rate", "0.1", "--batch", "100000", "--runs", "1", "--steps", "1"];
    expect((await basinsWith({ writeError }, "simulate", join(folder, "p.json"), ...words)).code).toBe(0);
  } finally {
    clock.mockRestore();
  }
  const [first] = error.split("\n").filter((line) => line.startsWith("simulate: "));
  expect(first).toMatch(/^simulate: \d %, 0 of 1 runs, about .* left$/);
});

test("a step of --batch inf counts every component", async () => {
  const components = Array.from({ length: 20 }, () => ({ Q: [[2]], r: [0] }));
  const folder = await temporaryFolder({ "p.json": JSON.stringify({ kind: "quadratic-sum", components }) });
  const words = ["--rate", "0.1", "--runs", "100", "--steps", "999999", "--batch", "inf"];
  const { code, error } = await basins("simulate", join(folder, "p.json"), ...words);
  expect(code).toBe(2);
  expect(error).toMatch(
    /^basins: --runs times --steps times --batch is 2e9, and must be .*; lower --runs or --steps \(/,
  );
});

test("between the two limits the mean grows by rare excursions, and typical runs return", async () => {
  const components = [1, 3].map((q) => ({ Q: [[q]], r: [0] }));
  const folder = await temporaryFolder({ "p.json": JSON.stringify({ kind: "quadratic-sum", components }) });
  const words = [join(folder, "p.json"), "--rate", "1.2", "--batch", "1", "--steps", "200", "--radius", "0.01"];
  const { code, out } = await basins("simulate", ...words);
  expect(code).toBe(0);
  expect(out).toContain("\n  below the almost-sure limit, runs settle with probability one\n");
  expect(out).toContain("\n  the mean grows by rare excursions, while typical runs return\n");
  // log 10 over |log 0.2 + log 2.6|/2.
  expect(out).toContain("\n  half of the runs have shrunk 10-fold after about 7 steps, by the growth of a long run\n");
  const answer = JSON.parse((await basins("simulate", ...words, "--json")).out);
  expect(answer).toMatchObject({ startRadius: 0.01, zone: "above divergence bound", diverged: 0 });
  expect(answer.runsZone).toBe("below almost-sure limit");
  expect(answer.growth.exponent).toBeCloseTo(Math.log(0.52) / 2, 12);
  expect(answer.distances[0].high).toBeLessThanOrEqual(0.01);
});

test("where the noise keeps the mean is told below the exact limit, of least squares in one coordinate in closed form", async () => {
  // Rows 1 and 3, targets 1 and 5: β* = 8/5, residuals 3/5 and −1/5, Q̄ = 5, C = 9/25.
  const folder = await temporaryFolder({ "d.csv": "x,y\n1,1\n3,5\n" });
  const run = async (...words: string[]) => {
    const { code, out } = await basins("simulate", join(folder, "d.csv"), "--target", "y", "--json", ...words);
    expect(code).toBe(0);
    return JSON.parse(out);
  };
  for (const [rate, k] of [
    [0.05, 1],
    [0.1, 4],
  ] as const) {
    const found = await run("--rate", `${rate}`, "--batch", `${k}`, "--runs", "1", "--steps", "1", "--radius", "2");
    const second = (1 - 1 / k) * 25 + 41 / k;
    expect(found.noiseFloor).toBeCloseTo((2.5 * ((rate / k) * (9 / 25))) / (10 - rate * second), 12);
    // ½ Q̄ times the mean square of a uniform number between −2 and 2.
    expect(found.expectedGapAtStart).toBeCloseTo((2.5 * 4) / 3, 12);
  }
  for (const words of [
    ["--rate", "0.05", "--batch", "inf"],
    ["--rate", "0.3", "--batch", "1"],
  ]) {
    expect(await run(...words, "--runs", "1", "--steps", "1")).not.toHaveProperty("noiseFloor");
  }
  const { out } = await basins("simulate", join(folder, "d.csv"), "--target", "y", "--rate", "0.1", "--batch", "4");
  expect(out).toMatch(
    /\npredicted: without the noise, .*;\n {2}with it, down to a noise floor, an expected gap of 0\.\d+, from 0\.833333 of the starts/,
  );
  const descent = await basins("simulate", join(folder, "d.csv"), "--target", "y", "--rate", "0.1", "--batch", "inf");
  expect(descent.out).not.toMatch(/noise floor|on a law/);
  expect(descent.out).toContain(
    "\nnot homogeneous, but gradient descent has no noise: below its limit it reaches the minimizer\n",
  );
});
