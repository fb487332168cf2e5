import { fillNormals, stream } from "@sgd-basins/random";
import { localTheory, rateOf, thresholds } from "@sgd-basins/theory";
import { expect, test } from "vitest";
import { gaussNewtonGap } from "./gaussNewtonGap.ts";
import { initialPoint } from "./initialPoint.ts";
import { levenbergMarquardt } from "./levenbergMarquardt.ts";
import { type NetworkData, network } from "./network.ts";

function drawnData(count: number, inputs: number, outputs: number): NetworkData {
  const draw = (length: number, name: string): Float64Array => {
    const out = new Float64Array(length);
    fillNormals(stream(1, "bottom-test", name, count), out);
    return out;
  };
  return { count, inputs: draw(count * inputs, "inputs"), targets: draw(count * outputs, "targets") };
}

test("more parameters than residuals: the loss falls below 1e-26, with several outputs and layers too", () => {
  for (const shape of [
    { inputs: 3, hidden: [20], outputs: 1 },
    { inputs: 2, hidden: [8, 8], outputs: 2 },
  ]) {
    const problem = network(shape, drawnData(20, shape.inputs, shape.outputs));
    const start = initialPoint(shape, stream(2, "bottom-test"));
    const bottom = levenbergMarquardt(problem, start);
    expect(bottom).toMatchObject({ reached: true });
    expect(bottom.loss).toBeLessThan(1e-26);
    expect(levenbergMarquardt(problem, start)).toEqual(bottom);
  }
});

test("at the bottom the Hessian is J'J, and its thresholds are the same in all coordinates and in those of the rows", () => {
  for (const shape of [
    { inputs: 3, hidden: [12], outputs: 1 },
    { inputs: 2, hidden: [6, 6], outputs: 2 },
  ]) {
    const problem = network(shape, drawnData(12, shape.inputs, shape.outputs));
    const { point } = levenbergMarquardt(problem, initialPoint(shape, stream(3, "bottom-test")));
    expect(gaussNewtonGap(problem, point).component).toBeLessThan(1e-9);
    const [whole, reduced] = [problem.hessiansAt(point), problem.reducedHessiansAt(point)].map(localTheory);
    expect(reduced.geometry).toMatchObject({ dimension: problem.dimension, rank: 12 * shape.outputs });
    for (const k of [1, 4, "inf"] as const) {
      const [expected, found] = [whole, reduced].map((theory) => {
        const { convergence, meanSquare, divergence } = thresholds(theory, k);
        return [convergence, meanSquare, divergence].map(rateOf);
      });
      found.forEach((rate, i) => {
        expect(Math.abs(rate / expected[i] - 1)).toBeLessThan(1e-9);
      });
    }
  }
});

test("fewer parameters than residuals: the end is a minimum, and says that it did not reach the goal", () => {
  const shape = { inputs: 1, hidden: [2], outputs: 1 };
  const problem = network(shape, drawnData(30, 1, 1));
  const { reached, loss, point } = levenbergMarquardt(problem, initialPoint(shape, stream(2, "bottom-test")));
  expect(reached).toBe(false);
  expect(loss).toBeGreaterThan(0.01);
  const gradient = new Float64Array(problem.dimension);
  problem.gradient(point, gradient);
  expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(1e-6);
});

test("rows that contradict each other have no bottom; rows that repeat each other have one", () => {
  const shape = { inputs: 1, hidden: [10], outputs: 1 };
  const inputs = Float64Array.of(0.5, 0.5, -1);
  const start = initialPoint(shape, stream(2, "bottom-test"));
  const endOf = (targets: Float64Array) => levenbergMarquardt(network(shape, { count: 3, inputs, targets }), start);
  const apart = endOf(Float64Array.of(1, 2, 0));
  expect(apart.reached).toBe(false);
  expect(apart.loss).toBeCloseTo(0.25 / 3, 12);
  expect(endOf(Float64Array.of(1, 1, 0)).reached).toBe(true);
});

test("a start that is not finite stays where it is", () => {
  const shape = { inputs: 1, hidden: [2], outputs: 1 };
  const problem = network(shape, drawnData(3, 1, 1));
  const start = new Float64Array(problem.dimension).fill(Number.POSITIVE_INFINITY);
  expect(levenbergMarquardt(problem, start)).toMatchObject({ point: start, reached: false, steps: 0 });
});
