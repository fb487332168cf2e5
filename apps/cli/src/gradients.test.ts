/** `bounds` and `advise` of gradients, a `.npy`. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { network } from "@sgd-basins/problems";
import { fillNormals, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import hard from "../fixtures/jacobian.json" with { type: "json" };
import { basins, temporaryFolder } from "./testing/inProcess.ts";
import { judge } from "./testing/judgeBounds.ts";
import { madeGradients, worstDeviation } from "./testing/madeGradients.ts";
import { npyOf } from "./testing/npyOf.ts";

const docs = join(import.meta.dirname, "../../../docs/your-network");

function draw(length: number, ...meaning: (string | number)[]): Float64Array {
  const out = new Float64Array(length);
  fillNormals(stream(1, "gradients", ...meaning), out);
  return out;
}

const folderOf = async (files: Readonly<Record<string, Uint8Array | string>>): Promise<(name: string) => string> => {
  const folder = await temporaryFolder(files);
  return (name) => join(folder, name);
};

async function jsonOf(...words: string[]) {
  const { code, out, error } = await basins("bounds", ...words, "--json", "--budget", "1e4");
  expect(code, error).toBe(0);
  return JSON.parse(out);
}

test("the mean of all (residual)² instead of the mean of ½|residual|²: rates times C/2, the loss by 2/C, its root mean square the same", async () => {
  const [n, c, d] = [6, 3, 4];
  const at = await folderOf({
    "j.npy": npyOf([n, c, d], draw(n * c * d, "loss")),
    "r.npy": npyOf([n, c], draw(n * c, "loss of residuals")),
  });
  const words = [at("j.npy"), "--residuals", at("r.npy"), "--batch", "2"];
  const half = await jsonOf(...words);
  const all = await jsonOf(...words, "--loss", "squared");
  expect(all.loss).toBe("squared");
  const near = (found: number, expected: number): void => expect(found / expected).toBeCloseTo(1, 10);
  const [[ofHalf], [ofAll]] = [half.bounds, all.bounds];
  for (const key of ["convergence", "meanSquareLimit", "divergence"]) near(ofAll[key], (ofHalf[key] * c) / 2);
  for (const key of ["loss", "meanGradient", "gradients", "linearisedLoss"]) {
    near(all.point[key], (half.point[key] * 2) / c);
  }
  const [[floorOfHalf], [floorOfAll]] = [half.point.floors, all.point.floors];
  near(floorOfAll.learningRate, (floorOfHalf.learningRate * c) / 2);
  near(floorOfAll.noiseFloor, (floorOfHalf.noiseFloor * 2) / c);
  const rootOf = async (...more: string[]): Promise<string | undefined> => {
    const { out } = await basins("bounds", ...words, "--budget", "1e4", ...more);
    return /root mean square (\S+)$/m.exec(out)?.[1];
  };
  expect(await rootOf("--loss", "squared")).toBe(await rootOf());
});

test(`every printed number is right or refused (seed ${hard.seed}): one output and several, repeated, nearly dependent, in single precision`, async () => {
  const files = hard.files.map(({ file }) => Buffer.from(file, "base64"));
  const { broken, refused } = await judge(files, hard.files, [], ".npy");
  expect(broken).toEqual([]);
  expect(refused.length).toBeLessThanOrEqual(0.05 * files.length);
});

describe("are those of", () => {
  test("least squares with the same rows", async () => {
    const rows = draw(8 * 3);
    const lines = Array.from({ length: 8 }, (_, i) => [...rows.subarray(3 * i, 3 * i + 3), 0].join(","));
    const at = await folderOf({ "j.npy": npyOf([8, 3], rows), "d.csv": ["a,b,c,y", ...lines, ""].join("\n") });
    for (const words of [[], ["--weights", "optimal"], ["--sampling", "without-replacement"]]) {
      const { minimizer, outputs, ...found } = await jsonOf(at("j.npy"), ...words);
      const { minimizer: zero, ...expected } = await jsonOf(at("d.csv"), "--target", "y", ...words);
      expect([minimizer, outputs, zero]).toEqual([null, 1, [0, 0, 0]]);
      expect(found).toEqual(expected);
    }
  });

  test("a quadratic sum of the matrices that they give, by any way of drawing", async () => {
    const [n, c, d] = [5, 2, 12];
    const rows = draw(n * c * d, "several");
    const components = Array.from({ length: n }, (_, i) => ({
      Q: Array.from({ length: d }, (_, a) =>
        Array.from({ length: d }, (_, b) => {
          const first = 2 * i * d;
          return rows[first + a] * rows[first + b] + rows[first + d + a] * rows[first + d + b];
        }),
      ),
      r: new Array(d).fill(0),
    }));
    const at = await folderOf({
      "j.npy": npyOf([n, c, d], rows),
      "q.json": JSON.stringify({ kind: "quadratic-sum", components }),
    });
    for (const words of [[], ["--weights", "norms"], ["--sampling", "without-replacement", "--batch", "1,2,inf"]]) {
      const found = await jsonOf(at("j.npy"), ...words);
      const expected = await jsonOf(at("q.json"), ...words);
      for (const [i, row] of expected.bounds.entries()) {
        for (const key of ["convergence", "meanSquareLimit", "divergence", "reshufflingLimit"]) {
          if (typeof row[key] === "number") expect(found.bounds[i][key] / row[key]).toBeCloseTo(1, 7);
        }
      }
    }
  });

  test("the network with PyTorch's weights, and with TensorFlow.js's", async () => {
    const weights = (name: string) => JSON.parse(readFileSync(join(docs, name), "utf8"));
    const penguins: Record<string, number[] & number[][]> = weights("penguins-weights.json");
    const unitsOf = (kernel: number[][], bias: number[]): number[] => kernel.flatMap((row, u) => [...row, bias[u]]);
    const torch = [
      ...unitsOf(penguins["0.weight"], penguins["0.bias"]),
      ...unitsOf(penguins["2.weight"], penguins["2.bias"]),
    ];
    const transposed = (kernel: number[][]): number[][] => kernel[0].map((_, u) => kernel.map((row) => row[u]));
    const [first, firstBias, second, secondBias] = weights("iris-weights.json");
    const tensorFlow = [...unitsOf(transposed(first), firstBias), ...unitsOf(transposed(second), secondBias)];
    await expectSame("penguins", { inputs: 3, hidden: [16], outputs: 1 }, torch, 1, 1e-9);
    await expectSame("iris", { inputs: 4, hidden: [12], outputs: 3 }, tensorFlow, 3, 2e-5);
  });
});

/** Of the file in docs, and of our own network's gradients at the same point. */
async function expectSame(
  name: "penguins" | "iris",
  shape: { inputs: number; hidden: number[]; outputs: number },
  parameters: readonly number[],
  stride: number,
  tolerance: number,
): Promise<void> {
  const { inputs, outputs } = shape;
  const text = readFileSync(join(import.meta.dirname, `../../../packages/problems/data/${name}.csv`), "utf8");
  const lines = text.trim().split("\n").slice(1);
  const rows = lines.filter((_, i) => i % stride === 0).map((line) => line.split(",").map(Number));
  const column = (j: number): number[] => {
    const cells = rows.map((row) => row[j]);
    const mean = cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
    const deviation = Math.sqrt(cells.reduce((sum, cell) => sum + (cell - mean) ** 2, 0) / cells.length);
    return cells.map((cell) => (cell - mean) / deviation);
  };
  const columns = Array.from({ length: inputs }, (_, j) => column(j));
  const data = {
    count: rows.length,
    inputs: Float64Array.from(rows.flatMap((_, i) => columns.map((cells) => cells[i]))),
    targets: new Float64Array(rows.length * outputs),
  };
  const problem = network(shape, data);
  const jacobian = new Float64Array(rows.length * outputs * problem.dimension);
  problem.jacobian(Float64Array.from(parameters), jacobian);
  const at = await folderOf({ "own.npy": npyOf([rows.length, outputs, problem.dimension], jacobian) });
  const [found, own] = [await jsonOf(join(docs, `${name}.npy`)), await jsonOf(at("own.npy"))];
  expect(found.eigenvalues).toHaveLength(own.eigenvalues.length);
  // Single precision moves the smallest ones, and the bounds that stand on them, by more.
  expect(found.eigenvalues[0] / own.eigenvalues[0] - 1).toBeLessThan(tolerance);
  for (const [i, { meanSquareLimit, divergence }] of own.bounds.entries()) {
    expect(Math.abs(found.bounds[i].meanSquareLimit / meanSquareLimit - 1)).toBeLessThan(tolerance);
    expect(Math.abs(found.bounds[i].divergence / divergence - 1)).toBeLessThan(500 * tolerance);
  }
}

test("with many parameters they are those that NumPy finds, to 1e-6", async () => {
  const small = hard.made[1];
  const [n, d] = small.shape;
  const at = await folderOf({ "j.npy": npyOf([n, d], madeGradients(n, d)) });
  const found = await jsonOf(at("j.npy"), "--batch", "1,8,64");
  expect(worstDeviation(found, small)).toBeLessThan(1e-6);
});

test("says which gradients repeat others, in words for gradients, and what single precision leaves uncertain", async () => {
  const rows = draw(6 * 9, "words");
  for (let j = 0; j < 9; j++) {
    rows[9 + j] = rows[j];
    rows[45 + j] = rows[18 + j] + 1e-5 * rows[45 + j];
  }
  const at = await folderOf({ "j.npy": npyOf([6, 9], Float32Array.from(rows)) });
  const { out } = await basins("bounds", at("j.npy"), "--batch", "inf");
  expect(out).toContain("gradients of 1 output at 6 samples by 9 parameters, float32, rank 5\n");
  expect(out).toContain("1 of the 6 gradients is a combination of others\n");
  expect(out).toMatch(
    /float32 rounds numbers, which may have moved the smallest eigenvalue, and with it γ, t and both bounds, by up to \d+ %\n/,
  );
  expect(out).not.toMatch(/column|collinear|^ *minimizer/m);
});

describe("residuals", () => {
  test("of a model that fits say so; of one that does not, what floor the linearised problem has", async () => {
    const fits = await jsonOf(join(docs, "penguins.npy"), "--residuals", join(docs, "penguins-residuals.npy"));
    expect(fits.homogeneous).toBe(true);
    expect(fits.point.loss).toBeLessThan(1e-20);
    expect(fits.point).toMatchObject({ linearisedLoss: 0, floors: [] });

    // About x = 0 least squares has the residuals −y, and is its own linearisation.
    const rows = draw(20 * 3, "tall");
    const targets = draw(20, "targets");
    const lines = Array.from({ length: 20 }, (_, i) => [...rows.subarray(3 * i, 3 * i + 3), targets[i]].join(","));
    const at = await folderOf({
      "j.npy": npyOf([20, 3], rows),
      "r.npy": npyOf(
        [20],
        targets.map((y) => -y),
      ),
      "d.csv": ["a,b,c,y", ...lines, ""].join("\n"),
    });
    const { point, homogeneous } = await jsonOf(at("j.npy"), "--residuals", at("r.npy"), "--batch", "2,inf");
    const csv = await jsonOf(at("d.csv"), "--target", "y");
    const minimizer: number[] = csv.minimizer;
    let [loss, least] = [0, 0];
    const gradient = [0, 0, 0];
    let squares = 0;
    targets.forEach((y, i) => {
      const x = [...rows.subarray(3 * i, 3 * i + 3)];
      const fitted = x.reduce((sum, entry, j) => sum + entry * minimizer[j], 0);
      loss += (y * y) / 40;
      least += ((y - fitted) * (y - fitted)) / 40;
      x.forEach((entry, j) => {
        gradient[j] -= (entry * y) / 20;
        squares += (entry * entry * y * y) / 20;
      });
    });
    expect(homogeneous).toBe(false);
    expect(point.loss).toBeCloseTo(loss, 12);
    expect(point.linearisedLoss).toBeCloseTo(least, 12);
    expect(point.meanGradient).toBeCloseTo(Math.sqrt(gradient.reduce((sum, g) => sum + g * g, 0)), 12);
    expect(point.gradients).toBeCloseTo(Math.sqrt(squares), 12);
    const [floor] = point.floors;
    expect(point.floors).toHaveLength(1);
    const { out } = await basins(
      "simulate",
      at("d.csv"),
      "--target",
      "y",
      "--batch",
      "2",
      "--rate",
      String(floor.learningRate),
      "--json",
      "--steps",
      "1",
      "--runs",
      "1",
      "--budget",
      "1e4",
    );
    expect(JSON.parse(out).noiseFloor / floor.noiseFloor).toBeCloseTo(1, 6);
  });
});

test.each([
  ["one output", [4, 6], "(residual)², as in PyTorch and Keras, halve them"],
  ["two outputs", [2, 2, 6], "over the outputs too, as in PyTorch and Keras, they are the same"],
  ["three outputs", [2, 3, 4], "over the outputs too, as in PyTorch and Keras, multiply them by 1.5"],
])("a line says what to do with the rates for MSELoss: %s", async (_, shape, line) => {
  const rows = Float64Array.from({ length: 24 }, (__, i) => ((i * 7) % 11) + (i === 0 ? 1 : 0));
  const at = await folderOf({ "j.npy": npyOf(shape, rows) });
  const { out } = await basins("bounds", at("j.npy"), "--batch", "inf");
  expect(out).toContain(
    `learning rates are for the mean over the samples of ½|residual|²; for the mean of all (residual)²`,
  );
  expect(out).toContain(line);
});

test("advise takes the start for unknown, and the goal for a share", async () => {
  const file = join(docs, "penguins.npy");
  const half = await basins("advise", file, "--batch", "1,inf", "--json");
  const { start, gap, batches } = JSON.parse(half.out);
  expect([start, gap]).toEqual([null, null]);
  const whole = await basins("advise", file, "--batch", "1,inf", "--json", "--loss", "squared");
  JSON.parse(whole.out).batches.forEach((one: { learningRate: number; floor: number }, i: number) => {
    expect(one.learningRate / batches[i].learningRate).toBeCloseTo(0.5, 3);
    expect(one.floor).toBe(0);
  });
  const three = await basins("advise", join(docs, "iris.npy"), "--batch", "inf", "--loss", "squared");
  expect((await basins("advise", file, "--batch", "inf", "--gap", "0.1%")).out).toContain(
    "\ngoal: 0.1 % of the expected gap that there is at the start, near the minimum\n",
  );
  expect(three.out).toContain("of the mean of ½|residual|² rates are 0.666667 times and gaps 1.5 times as large");
});

describe("are refused in one line", () => {
  const good = npyOf([2, 3], Float64Array.of(1, 2, 3, 4, 5, 6));
  const cut = good.slice(0, -1);
  const objects = Buffer.from(Buffer.from(good).toString("latin1").replace("'<f8'", "'|O' "), "latin1");
  test.each<[string, Record<string, Uint8Array | string>, string[], string]>([
    [
      "a vector",
      { "j.npy": npyOf([6], new Float64Array(6)) },
      ["bounds", "j.npy"],
      "shape: must be N×d, samples by parameters, or N×C×d with C outputs a sample, is (6,)",
    ],
    ["four dimensions", { "j.npy": npyOf([1, 1, 2, 3], new Float64Array(6)) }, ["bounds", "j.npy"], "is (1, 1, 2, 3)"],
    ["no samples", { "j.npy": npyOf([0, 3], new Float64Array(0)) }, ["bounds", "j.npy"], "shape: must not have a 0"],
    [
      "too many of both",
      { "j.npy": npyOf([2001, 2001], new Float64Array(2001 * 2001)) },
      ["bounds", "j.npy"],
      "must have at most 2000 gradients",
    ],
    ["a file cut off", { "j.npy": cut }, ["advise", "j.npy"], "is cut off after 47"],
    ["objects", { "j.npy": objects }, ["bounds", "j.npy"], "is Python objects, which are not unpickled"],
    [
      "NaN",
      { "j.npy": npyOf([1, 2], Float64Array.of(1, Number.NaN)) },
      ["bounds", "j.npy"],
      "entry [0, 1]: must be a finite number",
    ],
    ["a CSV by that name", { "j.npy": "a,b\n1,2\n" }, ["bounds", "j.npy"], "is not in NumPy's .npy format"],
    ["an empty file", { "j.npy": "" }, ["bounds", "j.npy"], "is not in NumPy's .npy format"],
    [
      "an archive",
      { "j.npz": "PK\u0003\u0004" },
      ["bounds", "j.npz"],
      "but a zip, such as .npz; save one array with np.save",
    ],
    [
      "sizes far apart",
      { "j.npy": npyOf([2, 2], Float64Array.of(1e150, 0, 0, 1e-150)) },
      ["bounds", "j.npy"],
      "too large, too small or too far apart for double precision",
    ],
    [
      "sizes far apart of few gradients",
      { "j.npy": npyOf([2, 3], Float64Array.of(1e150, 0, 1, 0, 1e-150, 0)) },
      ["bounds", "j.npy"],
      "too large, too small or too far apart for double precision",
    ],
    [
      "sizes too large",
      { "j.npy": npyOf([2, 2], Float64Array.of(1e150, 3e149, 2e149, 1e150)) },
      ["bounds", "j.npy"],
      "too large, too small or too far apart for double precision",
    ],
    [
      "nothing but zeros",
      { "j.npy": npyOf([2, 2], new Float64Array(4)) },
      ["bounds", "j.npy"],
      "gradients: are all zero: no output depends on a parameter",
    ],
    ["a target", { "j.npy": good }, ["bounds", "j.npy", "--target", "y"], "holds gradients: --target is for a CSV"],
    [
      "a goal",
      { "j.npy": good },
      ["advise", "j.npy", "--gap", "1"],
      "no minimizer, from which --gap and --start would count",
    ],
    [
      "residuals for advice",
      { "j.npy": good, "r.npy": good },
      ["advise", "j.npy", "--residuals", "r.npy"],
      "advise takes no --residuals, as its goal is a share of whatever gap there is",
    ],
    ["a simulation", { "j.npy": good }, ["simulate", "j.npy", "--rate", "1", "--batch", "1"], "holds gradients"],
    [
      "residuals of another shape",
      { "j.npy": good, "r.npy": npyOf([3], new Float64Array(3)) },
      ["bounds", "j.npy", "--residuals", "r.npy"],
      "r.npy: shape: must be (2,) or (2, 1), as the gradients', is (3,)",
    ],
    [
      "residuals that are not there",
      { "j.npy": good },
      ["bounds", "j.npy", "--residuals", "r.npy"],
      "r.npy: no such file",
    ],
    [
      "residuals of a sum",
      { "q.json": "{}", "r.npy": good },
      ["bounds", "q.json", "--residuals", "r.npy"],
      "--residuals goes with gradients, a .npy file",
    ],
  ])("%s", async (_, files, words, rule) => {
    const at = await folderOf(files);
    const placed = words.map((word) => (/^[a-z]\.(np[yz]|json)$/.test(word) ? at(word) : word));
    const { code, out, error } = await basins(...placed);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(error).toMatch(/^basins: [^\n]+\n$/);
    expect(error).toContain(rule);
  });
});
