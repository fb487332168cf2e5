import { fillNormals, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import cases from "../../fixtures/network.json" with { type: "json" };
import { objective } from "../problem.ts";
import { gradientError, hessianOf } from "../testing.ts";
import { gaussNewtonGap } from "./gaussNewtonGap.ts";
import { type Network, network } from "./network.ts";
import { parameterCount } from "./shape.ts";

/** max |found − expected| / max |expected|. */
function distance(found: ArrayLike<number>, expected: readonly number[]): number {
  expect(found).toHaveLength(expected.length);
  const scale = Math.max(...expected.map(Math.abs));
  return Math.max(...expected.map((entry, e) => Math.abs(found[e] - entry))) / scale;
}

describe.each(cases)("inputs $inputs, hidden layers $hidden, outputs $outputs", (reference) => {
  const { inputs, hidden, outputs, points, targets } = reference;
  const count = reference.values.length;
  const data = { count, inputs: Float64Array.from(points), targets: Float64Array.from(targets) };
  const problem = network({ inputs, hidden, outputs }, data);
  const x = Float64Array.from(reference.x);
  const d = problem.dimension;

  test("values, gradients and outputs' gradients are NumPy's", () => {
    expect(d).toBe(x.length);
    expect(
      distance(
        reference.values.map((_, i) => problem.componentValue(i, x)),
        reference.values,
      ),
    ).toBeLessThan(1e-12);
    const sum = new Float64Array(d);
    reference.gradients.forEach((expected, i) => {
      const found = new Float64Array(d);
      problem.addComponentGradient(i, x, found);
      expect(distance(found, expected)).toBeLessThan(1e-12);
      for (let j = 0; j < d; j++) sum[j] += found[j] / count;
    });
    const found = new Float64Array(d);
    problem.gradient(x, found);
    expect(distance(found, [...sum])).toBeLessThan(1e-13);
    const jacobian = new Float64Array(count * outputs * d);
    problem.jacobian(x, jacobian);
    expect(distance(jacobian, reference.jacobian.flat())).toBeLessThan(1e-12);
  });

  test("the Hessian and its distance from the Gauss–Newton part are NumPy's", () => {
    const found = new Float64Array(d * d);
    problem.componentHessian(count - 1, x, found);
    expect(distance(found, reference.hessian.flat())).toBeLessThan(1e-12);
    const { component, mean } = gaussNewtonGap(problem, x);
    expect(component / reference.gap.component).toBeCloseTo(1, 12);
    expect(mean / reference.gap.mean).toBeCloseTo(1, 12);
  });

  test("gradients and Hessians are central differences", () => {
    for (let i = 0; i < count; i++) {
      expect(gradientError(problem, i, x, 1e-5)).toBeLessThan(1e-8);
      const hessian = new Float64Array(d * d);
      problem.componentHessian(i, x, hessian);
      expect(differenceError(problem, i, x, hessian)).toBeLessThan(1e-8);
    }
  });

  test("hessiansAt is JᵢᵀJᵢ, which is the Hessian where the residuals are zero", () => {
    const fitted = { ...data, targets: Float64Array.from(targets) };
    const residuals = new Float64Array(targets.length);
    problem.residuals(x, residuals);
    for (let e = 0; e < targets.length; e++) fitted.targets[e] += residuals[e];
    const interpolating = network({ inputs, hidden, outputs }, fitted);
    expect(objective(interpolating, x)).toBeLessThan(1e-30);
    const whole = new Float64Array(d * d);
    interpolating.componentHessian(0, x, whole);
    expect(distance(hessianOf(interpolating, 0, x), [...whole])).toBeLessThan(1e-14);
    expect(hessianOf(problem, 0, x)).toEqual(hessianOf(interpolating, 0, x));
    expect(gaussNewtonGap(interpolating, x).component).toBeLessThan(1e-14);
  });
});

function differenceError(problem: Network, i: number, x: Float64Array, hessian: Float64Array): number {
  const d = x.length;
  const step = 1e-5;
  const columns = Array.from({ length: d }, (_, column) => {
    const [above, below] = [step, -step].map((by) => {
      const out = new Float64Array(d);
      const moved = x.slice();
      moved[column] += by;
      problem.addComponentGradient(i, moved, out);
      return out;
    });
    return above.map((entry, j) => (entry - below[j]) / (2 * step));
  });
  return distance(
    hessian,
    columns.flatMap((column) => [...column]),
  );
}

test("a network of the size that is trained: gradients by central differences, and J'r is the gradient", () => {
  const shape = { inputs: 3, hidden: [30], outputs: 1 };
  const d = parameterCount(shape);
  expect(d).toBe(151);
  const count = 40;
  const draw = (length: number, name: string): Float64Array => {
    const out = new Float64Array(length);
    fillNormals(stream(1, "network-test", name), out);
    return out;
  };
  const problem = network(shape, { count, inputs: draw(3 * count, "inputs"), targets: draw(count, "targets") });
  const x = draw(d, "x");
  expect(gradientError(problem, 7, x, 1e-5)).toBeLessThan(1e-8);
  const [residuals, jacobian, gradient] = [count, count * d, d].map((length) => new Float64Array(length));
  problem.residuals(x, residuals);
  problem.jacobian(x, jacobian);
  problem.gradient(x, gradient);
  const expected = Array.from({ length: d }, (_, j) =>
    residuals.reduce((sum, r, i) => sum + (r / count) * jacobian[i * d + j], 0),
  );
  expect(distance(gradient, expected)).toBeLessThan(1e-13);
});

test("a shape or data that fit no network are refused", () => {
  const data = { count: 2, inputs: new Float64Array(2), targets: new Float64Array(2) };
  expect(() => network({ inputs: 1, hidden: [], outputs: 1 }, data)).toThrow(/one or two hidden layers, found 0/);
  expect(() => network({ inputs: 1, hidden: [0], outputs: 1 }, data)).toThrow(
    /positive number of units each, found 1, 0, 1/,
  );
  expect(() => network({ inputs: 2, hidden: [1], outputs: 1 }, data)).toThrow(/4 inputs and 2 targets, found 2 and 2/);
});
