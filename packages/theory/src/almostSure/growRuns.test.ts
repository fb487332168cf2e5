import { expect, test } from "vitest";
import type { Batch } from "../batch.ts";
import { rootMeanSquareAfter } from "../convergence/rootMeanSquareAfter.ts";
import { denseHessians, diagonalHessians, type Hessians, rowHessians } from "../hessians.ts";
import { type LocalTheory, localTheory } from "../localTheory/localTheory.ts";
import { growRuns, type RunLength } from "./growRuns.ts";

const numbers = (lists: readonly number[][]): Float64Array[] => lists.map((one) => Float64Array.from(one));
const settings = { runs: 4000, seed: 1, meaning: ["test of runs"] };
const rows = numbers([
  [1, 2],
  [2, -0.5],
  [0.5, 0.1],
]);
const third = [1 / 3, 1 / 3, 1 / 3];
const matrices = rows.map(([x, y]) => Float64Array.of(x * x + 0.1, x * y, x * y, y * y + 0.2));

/** Mean of e^{2 growth} over the exact one, with its standard error. */
function meanSquare(theory: LocalTheory, batch: Batch, length: RunLength): [ratio: number, error: number] {
  const [growths] = growRuns(theory, batch, [length], settings);
  const exact = rootMeanSquareAfter(theory, batch, length.learningRate, length.steps);
  const ratios = growths.map((growth) => Math.exp(2 * (growth - exact)));
  const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
  const squares = ratios.reduce((sum, ratio) => sum + (ratio - mean) * (ratio - mean), 0);
  return [mean, Math.sqrt(squares) / ratios.length];
}

test.each<[string, Hessians, Batch]>([
  ["rows one by one", rowHessians(2, [0.2, 0.3, 0.5], rows), 1],
  ["rows in batches", rowHessians(2, [0.2, 0.3, 0.5], rows), 4],
  ["rows without replacement", rowHessians(2, third, rows), { size: 2, from: 3 }],
  ["matrices", denseHessians(2, third, matrices), 2],
  [
    "coordinates, counted",
    diagonalHessians(
      3,
      [0.5, 0.5],
      numbers([
        [1, 0.5, 0],
        [2, 3, 0],
      ]),
    ),
    3,
  ],
  [
    "coordinates, walked",
    diagonalHessians(2, new Array(40).fill(1 / 40), numbers(Array.from({ length: 40 }, (_, i) => [1 + i / 20, 0.2]))),
    50,
  ],
  [
    "one direction of two",
    rowHessians(
      2,
      [0.5, 0.5],
      numbers([
        [1, 1],
        [0.5, 0.5],
      ]),
    ),
    1,
  ],
])("the mean square of runs of %s is the exact one", (_, hessians, batch) => {
  const theory = localTheory(hessians);
  for (const length of [
    { learningRate: 0.2, steps: 1 },
    { learningRate: 0.4, steps: 6 },
  ]) {
    const [ratio, error] = meanSquare(theory, batch, length);
    expect(Math.abs(ratio - 1)).toBeLessThan(5 * error + 1e-9);
  }
});

test("of gradient descent runs with one curvature grow alike, by that of the mean", () => {
  const [growths] = growRuns(
    localTheory(diagonalHessians(1, [0.5, 0.5], numbers([[1], [3]]))),
    "inf",
    [{ learningRate: 1.5, steps: 4 }],
    settings,
  );
  for (const growth of growths) expect(growth).toBeCloseTo(4 * Math.log(2), 12);
});

test("a run is the same whatever other rates, lengths and numbers of runs there are", () => {
  for (const hessians of [rowHessians(2, third, rows), diagonalHessians(1, [0.5, 0.5], numbers([[1], [3]]))]) {
    const theory = localTheory(hessians);
    const lengths = [300, 7, 150, 40].map((steps, i) => ({ learningRate: 0.1 + i / 10, steps }));
    const whole = growRuns(theory, 1, lengths, { ...settings, runs: 20 });
    lengths.forEach((length, l) => {
      const [alone] = growRuns(theory, 1, [length], { ...settings, runs: 10 });
      alone.forEach((growth, run) => {
        // Products are put into logarithms after other numbers of steps.
        if (hessians.structure === "rows") expect(growth).toBeCloseTo(whole[l][run], 9);
      });
    });
    expect(growRuns(theory, 1, lengths, { ...settings, runs: 20 })).toEqual(whole);
  }
});
