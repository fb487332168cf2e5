import { expect, test } from "vitest";
import { denseHessians, diagonalHessians, type Hessians, rowHessians } from "../hessians.ts";
import { localTheory } from "../localTheory/localTheory.ts";
import { limitOfMoment } from "../secondMoment/limitOfMoment.ts";
import { rateOf } from "../theorems/bound.ts";
import { meanSquareDynamics } from "./dynamics.ts";
import { meanSquareFactor } from "./meanSquareFactor.ts";
import { rootMeanSquareAfter } from "./rootMeanSquareAfter.ts";

const weights = [0.2, 0.3, 0.5];
const rows = rowHessians(3, weights, Float64Array.of(1, 2, 0.3, 2, -0.5, 1, 0.5, 0.1, -1));
const dense = denseHessians(
  2,
  weights,
  [
    [1, 0.5, 0.5, 2],
    [3, -1, -1, 1],
    [2, 0, 0, 1],
  ].map((one) => Float64Array.from(one)),
);

test.each<[string, Hessians]>([
  ["rows", rows],
  ["matrices", dense],
  ["diagonals", diagonalHessians(2, weights, Float64Array.of(1, 4, 3, 0.5, 2, 2))],
])(
  "%s: it is one at α*, what the mean square grows by in the end above, and what the dynamics say below",
  (_, hessians) => {
    const theory = localTheory(hessians);
    for (const batch of [1, 3, "inf"] as const) {
      const limit = rateOf(limitOfMoment(theory.moment, batch));
      const factorAt = (times: number): number => meanSquareFactor(theory.moment, batch, times * limit);
      expect(factorAt(1)).toBeCloseTo(1, 7);
      for (const times of [1.1, 1.6]) {
        const [before, after] = [4000, 4001].map((steps) => rootMeanSquareAfter(theory, batch, times * limit, steps));
        expect(factorAt(times)).toBeCloseTo(Math.exp(2 * (after! - before!)), 6);
      }
      const { deficit } = meanSquareDynamics(theory.moment, null)
        .at(batch)
        .decay(0.7 * limit, "final");
      expect(factorAt(0.7)).toBeCloseTo(1 - deficit, 7);
    }
  },
);

test("one curvature: E(1 − αq)²", () => {
  const { moment } = localTheory(diagonalHessians(1, [0.5, 0.5], Float64Array.of(1, 3)));
  expect(meanSquareFactor(moment, 1, 1.2)).toBeCloseTo((0.2 * 0.2 + 2.6 * 2.6) / 2, 12);
});
