import { fillNormals, stream } from "@sgd-basins/random";
import { expect, test } from "vitest";
import { objective } from "../problem.ts";
import { uniformWeights } from "../weights.ts";
import { logisticRegression } from "./logisticRegression.ts";
import { minimizeLogistic } from "./minimizeLogistic.ts";

/** Random rows and labels; so few dimensions that no hyperplane separates them. */
function randomProblem(n: number, d: number, draw: number) {
  const normals = new Float64Array(n * d);
  fillNormals(stream(1, "logistic test", draw), normals);
  const labels = Float64Array.from({ length: n }, (_, i) => (i % 3 === 0 ? 1 : -1));
  return logisticRegression({ dimension: d, weights: uniformWeights(n), rows: normals, labels });
}

test("values, gradients and Hessians agree with each other by central differences", () => {
  const problem = randomProblem(12, 3, 1);
  const x = Float64Array.of(0.7, -1.3, 0.4);
  const h = 1e-5;
  const shifted = (j: number, by: number) => x.map((entry, k) => (k === j ? entry + by : entry));
  const gradientAt = (i: number, at: Float64Array): Float64Array => {
    const out = new Float64Array(3);
    problem.addComponentGradient(i, at, out);
    return out;
  };
  const rows = problem.hessianRows(x);
  const slopes = problem.slopes(x);
  for (let i = 0; i < 12; i++) {
    const own = gradientAt(i, x);
    for (let j = 0; j < 3; j++) {
      const slope = (problem.componentValue(i, shifted(j, h)) - problem.componentValue(i, shifted(j, -h))) / (2 * h);
      expect(slope).toBeCloseTo(own[j]!, 9);
      expect(own[j]).toBeCloseTo(slopes[i]! * problem.data.rows[3 * i + j]!, 15);
      const [after, before] = [gradientAt(i, shifted(j, h)), gradientAt(i, shifted(j, -h))];
      for (let k = 0; k < 3; k++) {
        expect((after[k]! - before[k]!) / (2 * h)).toBeCloseTo(rows[3 * i + j]! * rows[3 * i + k]!, 9);
      }
    }
  }
  const mean = new Float64Array(3);
  problem.gradient(x, mean);
  for (let j = 0; j < 3; j++) {
    const slope = (objective(problem, shifted(j, h)) - objective(problem, shifted(j, -h))) / (2 * h);
    expect(mean[j]).toBeCloseTo(slope, 9);
  }
});

test("far away the loss is the margin, and no gradient is longer than its row", () => {
  const weights = uniformWeights(2);
  const problem = logisticRegression({
    dimension: 1,
    weights,
    rows: Float64Array.of(2, 3),
    labels: Float64Array.of(1, -1),
  });
  expect(problem.componentValue(0, Float64Array.of(-1e6))).toBe(2e6);
  expect(problem.componentValue(0, Float64Array.of(1e6))).toBe(0);
  const gradient = Float64Array.of(0);
  problem.addComponentGradient(0, Float64Array.of(-1e300), gradient);
  expect(gradient[0]).toBe(-2);
  gradient.fill(0);
  problem.addComponentGradient(0, Float64Array.of(1e300), gradient);
  expect(gradient[0]).toBeCloseTo(0, 300);
});

test("Newton's method ends where the gradient is rounding", () => {
  for (let draw = 0; draw < 20; draw++) {
    const problem = randomProblem(40, 4, draw);
    const { point, loss, gradient } = minimizeLogistic(problem);
    expect(gradient).toBeLessThan(1e-13);
    expect(loss).toBe(objective(problem, point));
    for (const factor of [0.999, 1.001]) {
      expect(
        objective(
          problem,
          point.map((entry) => factor * entry),
        ),
      ).toBeGreaterThan(loss);
    }
  }
});

test("in one dimension it is the logarithm of the odds", () => {
  const labels = Float64Array.of(1, 1, 1, -1);
  const problem = logisticRegression({
    dimension: 1,
    weights: uniformWeights(4),
    rows: new Float64Array(4).fill(2),
    labels,
  });
  expect(minimizeLogistic(problem).point[0]).toBeCloseTo(Math.log(3) / 2, 14);
});

test.each([
  ["strictly", [1, 2, -1, -3]],
  ["but for a row between them", [0, 1, 2, -1]],
])("where a hyperplane separates the labels %s there is no minimizer", (_, entries) => {
  const rows = Float64Array.from(entries.flatMap((entry) => [entry, entry * entry]));
  const labels = Float64Array.from(entries, (entry) => (entry > 0 ? 1 : -1));
  const problem = logisticRegression({ dimension: 2, weights: uniformWeights(4), rows, labels });
  expect(() => minimizeLogistic(problem)).toThrow("a hyperplane may separate the labels");
});
