import { expect, test } from "vitest";
import { costKind } from "../src/beyond/cost.ts";

/** Gradients of NumPy's d²×d² matrices, by golden section on the rate, for k = 1, 8, 64 and gradient descent. */
test.each([
  ["raw", [33_300, 229_000, 1.8e6, 4.2e6]],
  ["standardised", [336, 939, 6400, 14_700]],
] as const)("gradients to a millionth on iris, %s", (columns, known) => {
  const [one, other] = costKind.run({ problem: "iris", columns });
  expect([one?.sampling, other?.sampling]).toEqual(["with-replacement", "without-replacement"]);
  ([1, 8, 64, "inf"] as const).forEach((k, i) => {
    const { gradients = 0 } = one?.points.find(({ batchSize }) => batchSize === k) ?? {};
    // Steps are whole.
    expect(Math.abs(gradients / known[i] - 1)).toBeLessThan(0.012);
  });
  expect(one?.cheapest).toBe(1);
  one?.points.forEach(({ gradients, goal, limit }, i) => {
    // A batch without repetition is as good as a larger one with it.
    expect(other?.points[i]?.gradients).toBeLessThanOrEqual(gradients);
    expect(goal?.learningRate).toBeLessThan(limit);
  });
});

test("near the minimizers of the paper's models small batches are the cheapest", () => {
  for (const problem of ["quadratic-circle", "styblinski-tang"] as const) {
    for (const { cheapest, points } of costKind.run({ problem, seed: 1, model: 1 })) {
      expect(cheapest).toBe(1);
      expect(points.every(({ factor, goal }) => factor >= 0 && factor < 1 && goal === null)).toBe(true);
    }
  }
});
