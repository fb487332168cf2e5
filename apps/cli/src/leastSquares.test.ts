import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { basins, filesIn, temporaryFolder } from "./testing/inProcess.ts";

/** y = 2 + 3x exactly. */
const exactLine = "one,x,y\n1,0,2\n1,1,5\n1,3,11\n1,-2,-4\n";
const noisyLine = "one,x,y\n1,0,2.5\n1,1,4\n1,3,11\n1,-2,-4\n";

async function basinsOn(csv: string, command: string, ...words: string[]) {
  const folder = await temporaryFolder({ "d.csv": csv });
  return { folder, ...(await basins(command, join(folder, "d.csv"), ...words)) };
}

/** What is looked at besides the almost-sure limit does not depend on the work that goes into it. */
const quick = ["--budget", "1e4"];

async function json(csv: string, command: string, ...words: string[]) {
  const { code, out, error } = await basinsOn(csv, command, "--target", "y", "--json", ...quick, ...words);
  // A slow machine shows its progress in `error`.
  expect(code, error).toBe(0);
  return JSON.parse(out);
}

describe("bounds of a CSV", () => {
  test("are those of the quadratic sum that it stands for", async () => {
    const rows = noisyLine.trim().split("\n").slice(1);
    const components = rows.map((line) => {
      const [one = 0, x = 0, y = 0] = line.split(",").map(Number);
      return {
        Q: [
          [one * one, one * x],
          [x * one, x * x],
        ],
        r: [-y * one, -y * x],
      };
    });
    const folder = await temporaryFolder({ "p.json": JSON.stringify({ kind: "quadratic-sum", components }) });
    const { out } = await basins("bounds", join(folder, "p.json"), "--json", ...quick, "--batch", "1,2,inf");
    const sum = JSON.parse(out);
    const data = await json(noisyLine, "bounds", "--batch", "1,2,inf");
    expect(Object.keys(data)).toEqual(Object.keys(sum));
    expect(data).toMatchObject({ dimension: 2, components: 4, rank: 2, s: 0, homogeneous: false });
    const flat = (answer: typeof sum): number[] => [
      ...[answer.gamma, answer.t, answer.criticalBatchSize, ...answer.eigenvalues, ...answer.minimizer],
      ...answer.bounds.flatMap((row: Record<string, number>) => [row.divergence, row.convergence, row.meanSquareLimit]),
    ];
    flat(sum).forEach((value, i) => {
      expect(flat(data)[i] / value).toBeCloseTo(1, 11);
    });
  });

  test("say that a constant column acts as an intercept, and which rows are homogeneous", async () => {
    const { out, code } = await basinsOn(exactLine, "bounds", "--target", "y");
    expect(code).toBe(0);
    expect(out).toContain("least squares, 4 rows, 2 columns beside the target, rank 2\n");
    expect(out).toContain("no intercept is added; a constant column acts as one");
    expect(out).toContain("homogeneous: every component has the same minimizer");
    expect(out).toMatch(/\none +2\nx +3\n/);
    expect(out).toMatch(/exact limit α\*: .* \(Mulayoff and Michaeli 2024\), proven to within 1e-12 of itself/);
    expect((await basinsOn(noisyLine, "bounds", "--target", "y")).out).toContain("\nnot homogeneous");
  });

  test("of collinear columns are those of the columns' range; one row has rank 1", async () => {
    const collinear = "a,b,c,y\n1,2,3,0\n0,1,1,1\n4,0,4,2\n-1,1,0,1\n";
    const both = await json("a,b,y\n1,2,0\n0,1,1\n4,0,2\n-1,1,1\n", "bounds");
    expect(await json(collinear, "bounds")).toMatchObject({ dimension: 3, rank: 2 });
    expect(both.rank).toBe(2);
    const { out } = await basinsOn(collinear, "bounds", "--target", "y");
    expect(out).toContain("the columns are collinear: 1 combination of them vanishes in every row");
    expect(await json("a,b,y\n1,2,3\n", "bounds")).toMatchObject({ rank: 1, homogeneous: true });
  });

  test("keep a small column beside a huge one", async () => {
    const rows = [1, 2, 3, 4, 7].map((x) => `${x * 1e9},${(x * x) % 5},1,${x}`);
    expect(await json(`big,small,one,y\n${rows.join("\n")}\n`, "bounds", "--batch", "1")).toMatchObject({ rank: 3 });
  });

  test("are right where columns are 10¹⁸ apart: an exact fit but for the last places", async () => {
    const csv = "a,b,y\n1e9,1e-9,3\n2e9,0,2\n3e9,2e-9,7\n5e9,1e-9,7\n";
    const found = await json(csv, "bounds", "--batch", "1");
    // Computed with 220 digits.
    expect(found).toMatchObject({ rank: 2, homogeneous: true, gamma: expect.closeTo(0.6604529965925036, 12) });
    expect(found.minimizer[0]).toBeCloseTo(1e-9, 22);
    expect(found.minimizer[1] / 2e9).toBeCloseTo(1, 14);
    expect(found.t / 1.0605318701142513e38).toBeCloseTo(1, 12);
    expect(found.bounds[0].convergence / 1.0879881938124593e-56).toBeCloseTo(1, 12);
  });

  test("are right where a column is a clock: independent of the constant by a part in 10⁸, and called that", async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${1790000000 + i},1,${i}`);
    const csv = `t,one,y\n${rows.join("\n")}\n`;
    const found = await json(csv, "bounds", "--batch", "1");
    expect(found).toMatchObject({ rank: 2, homogeneous: true, minimizer: [1, -1.79e9] });
    expect(found.eigenvalues[1] / 9.360402508696528e-17).toBeCloseTo(1, 12);
    expect(found.t / 1.0266257486770022e37).toBeCloseTo(1, 12);
    const { out } = await basinsOn(csv, "bounds", "--target", "y");
    expect(out).toContain("the columns are nearly collinear: 1e-8 of the length of one is left beside the others\n");
  });

  test("are right where entries' cubes underflow", async () => {
    const scaled = noisyLine.replaceAll(/(?<=^|,)(-?\d)(?=,|$)/gm, "$1e-75");
    const [small, plain] = [await json(scaled, "bounds"), await json(noisyLine, "bounds")];
    expect(small.gamma).toBeCloseTo(plain.gamma, 12);
    expect(small.eigenvalues[0] / 1e-150 / plain.eigenvalues[0]).toBeCloseTo(1, 12);
    expect((small.bounds[0].convergence * 1e-150) / plain.bounds[0].convergence).toBeCloseTo(1, 12);
    const { learningRate, interval } = small.bounds[0].almostSure;
    expect(learningRate).toBeGreaterThanOrEqual(interval[0]);
    expect(learningRate).toBeLessThanOrEqual(interval[1]);
  });

  test("say how near a dependence of columns is that rounding explains", async () => {
    const rows = [1, 2, 3, 7, 11].map((i) => `${i * 0.1},${i * 0.3},${i % 3}`);
    const { out } = await basinsOn(`a,b,y\n${rows.join("\n")}\n`, "bounds", "--target", "y");
    expect(out).toMatch(
      /\nthe columns are collinear: 1 combination of them vanishes in every row, but for \de-1[67] of/,
    );
  });

  test("are refused where a column is neither a combination of others nor free of them", async () => {
    const rows = [1, 2, 3, 4].map((i) => `1,${1 + (i % 2) * 2e-14},${i}`);
    const { code, error, out } = await basinsOn(`a,b,y\n${rows.join("\n")}\n`, "bounds", "--target", "y");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toMatch(
      /d\.csv: column "[ab]": is a combination of others but for 5e-15 of their numbers, .*; drop it, or centre the columns\n$/,
    );
  });

  test("drop text columns when told to, and refuse them otherwise, with nothing written", async () => {
    const csv = "name,x,y\nford,1,2\nkia,2,3\n";
    expect((await json(csv, "bounds", "--drop", "name")).dimension).toBe(1);
    const { folder, ...refused } = await basinsOn(csv, "bounds", "--target", "y", "--svg", "plot.svg");
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.error).toBe(
      `basins: ${join(folder, "d.csv")}: row 2, column "name": must be a number, is "ford"; --drop name leaves the column out, --one-hot name makes one of each of its values\n`,
    );
    expect(await filesIn(folder)).toEqual(["d.csv"]);
  });

  test("cannot be had where squares leave the range of doubles", async () => {
    const { code, error } = await basinsOn("x,y\n1e200,1\n2,3\n", "bounds", "--target", "y");
    expect(code).toBe(2);
    expect(error).toContain("d.csv: columns: the numbers are too large, too small or too far apart");
  });

  test("need a target, and --drop needs one too", async () => {
    expect((await basinsOn(exactLine, "bounds")).error).toContain("is a CSV: name the column to be predicted");
    const folder = await temporaryFolder({ p: "{}" });
    expect((await basins("bounds", join(folder, "p"), "--drop", "a")).error).toContain("--drop goes with --target");
  });
});

test("the plot has the four curves, each from k = 1 to gradient descent", async () => {
  const folder = await temporaryFolder({ "d.csv": noisyLine });
  const plot = join(folder, "plot.svg");
  const { code, out } = await basins("bounds", join(folder, "d.csv"), "--target", "y", ...quick, "--svg", plot);
  expect(code).toBe(0);
  expect(out).toContain("Learning rates");
  const svg = await readFile(plot, "utf8");
  expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).not.toContain("NaN");
  for (const name of [
    "divergence bound l (Theorem 16)",
    "almost-sure limit α_as",
    "exact limit α*",
    "convergence bound u (Theorem 17)",
  ]) {
    expect(svg).toContain(name);
  }
  expect(svg.match(/<circle /g)).toHaveLength(4);
  expect(svg).toContain(">∞</text>");
  expect(svg.match(/<path /g)).toHaveLength(4);
});

test("a plot that cannot be written is a clear refusal", async () => {
  const { code, error } = await basinsOn(exactLine, "bounds", "--target", "y", ...quick, "--svg", "/dev/null/plot.svg");
  expect(code).toBe(2);
  expect(error).toMatch(/^basins: \/dev\/null\/plot\.svg: /);
});

describe("sampling weights", () => {
  const uneven = "a,b,y\n1,0,1\n1,1,2\n0,9,3\n2,1,0\n0,0,0\n";

  test("keep the objective: Q̄ and the minimizer stay, the critical batch size falls", async () => {
    const plain = await json(uneven, "bounds");
    const of = (choice: string) => json(uneven, "bounds", "--weights", choice);
    for (const choice of ["uniform", "norms", "optimal", "convergence"]) {
      const answer = await of(choice);
      expect(answer.minimizer).toEqual(plain.minimizer);
      answer.eigenvalues.forEach((value: number, j: number) => {
        expect(value / plain.eigenvalues[j]).toBeCloseTo(1, 12);
      });
      expect(answer.samplingWeights.reduce((sum: number, weight: number) => sum + weight, 0)).toBeCloseTo(1, 12);
    }
    expect(await of("uniform")).toEqual({ ...plain, samplingWeights: Array.from({ length: 5 }, () => 0.2) });
    const [norms, optimal] = [await of("norms"), await of("optimal")];
    // Squared lengths 1, 2, 81, 5, 0.
    norms.samplingWeights.forEach((weight: number, i: number) => {
      expect(weight).toBeCloseTo(([1, 2, 81, 5, 0][i] ?? 0) / 89, 12);
    });
    expect(optimal.criticalBatchSize).toBeLessThan(Math.min(norms.criticalBatchSize, plain.criticalBatchSize));
    expect((await of("convergence")).bounds[0].convergence).toBeGreaterThanOrEqual(norms.bounds[0].convergence);
  });

  test("of a quadratic sum do the same, from the weights of the file", async () => {
    const components = [1, 2, 4].map((q) => ({ Q: [[q]], r: [0] }));
    const folder = await temporaryFolder({
      "p.json": JSON.stringify({ kind: "quadratic-sum", weights: [1, 1, 2], components }),
    });
    const { out } = await basins("bounds", join(folder, "p.json"), "--json", "--weights", "norms");
    const answer = JSON.parse(out);
    // wq is 1, 2, 8 quarters; so weighted, every drawn component is the same parabola.
    expect(answer.samplingWeights.map((weight: number) => weight * 11)).toEqual(
      [1, 2, 8].map((x) => expect.closeTo(x, 12)),
    );
    expect(answer.gamma).toBeCloseTo(0, 12);
    const text = (await basins("bounds", join(folder, "p.json"), "--weights", "norms")).out;
    expect(text).toContain("\nsampling: in proportion to ‖Q‖ (Needell, Ward and Srebro 2014); drawn with p");
  });
});

describe("simulation of a CSV", () => {
  test("predicts by the zone of the learning rate, and the runs bear it out", async () => {
    const [row] = (await json(exactLine, "bounds", "--batch", "2")).bounds;
    const at = (rate: number, ...words: string[]) =>
      json(exactLine, "simulate", "--batch", "2", "--rate", String(rate), "--runs", "400", ...words);
    const below = await at(0.9 * row.convergence);
    expect(below).toMatchObject({ zone: "below convergence bound", meanSquareLimit: row.meanSquareLimit });
    expect(below.meanSquareDistances[20]).toBeLessThan(below.meanSquareDistances[0]);
    const above = await at(1.1 * row.divergence);
    expect(above).toMatchObject({ zone: "above divergence bound" });
    expect(above.meanSquareDistances[20]).toBeGreaterThan(10 * above.meanSquareDistances[0]);
    expect((await at(0.99 * row.meanSquareLimit)).zone).toBe("below limit");
    expect((await at(1.01 * row.meanSquareLimit)).zone).toBe("above limit");
  });

  test("says that the minimizer is one of many where columns are collinear", async () => {
    const collinear = "a,b,y\n1,2,1\n2,4,2\n";
    const { out } = await basinsOn(collinear, "simulate", "--target", "y", "--rate", "0.01", "--batch", "1");
    expect(out).toContain("\ndistances are to one minimizer of many; a run never moves along");
  });

  test("shows the four thresholds and the noise floor's warning", async () => {
    const words = ["--target", "y", "--batch", "1", "--rate", "0.001"];
    const { code, out } = await basinsOn(noisyLine, "simulate", ...words);
    expect(code).toBe(0);
    expect(out).toMatch(/convergence bound +\d.*\nexact limit +\d.*\nalmost-sure limit +\d.*\ndivergence bound +\d/);
    expect(out).toMatch(
      /\npredicted: without the noise, .*\n {2}with it, down to a noise floor, an expected gap of [\d.e-]+, from [\d.]+ of the starts/,
    );
    expect((await basinsOn(exactLine, "simulate", ...words)).out).not.toContain("down to a noise floor");
  });
});

test("the almost-sure limits of iris are those of a computation with NumPy, at a precision of 1 %", async () => {
  const iris = join(import.meta.dirname, "../../../docs/iris.csv");
  const words = ["--target", "petal_width", "--drop", "species", "--batch", "1,8,64", "--precision", "1%", "--json"];
  const { code, out, error } = await basins("bounds", iris, ...words);
  expect(code, error).toBe(0);
  const { bounds } = JSON.parse(out);
  // Each within ± 0.0002.
  for (const [i, reference] of [0.0309, 0.0331, 0.033].entries()) {
    const { almostSure, meanSquareLimit } = bounds[i];
    const [low, high] = almostSure.interval;
    expect(low).toBeLessThanOrEqual(reference + 0.0002);
    expect(high).toBeGreaterThanOrEqual(reference - 0.0002);
    expect((high - low) / 2 / almostSure.learningRate).toBeLessThanOrEqual(0.01);
    expect(meanSquareLimit).toBeLessThanOrEqual(high);
  }
});
