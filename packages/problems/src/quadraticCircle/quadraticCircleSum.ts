/**
 * Problem 24, quadratic-circular sums: fᵢ = min{gᵢ, hᵢ} in the plane, minimised over (−10, 10) × (−20, 15).
 *
 * Both named minimizers are exact: every component has the value 0 there. Where gᵢ = hᵢ the quadratic piece counts
 * (Remark 23).
 */
import { denseHessians } from "@sgd-basins/theory";
import type { Box, Minimizer, Problem } from "../problem.ts";
import { addMeanHessians } from "./addMeanHessians.ts";
import {
  addCircularBasinGradient,
  type CircularBasin,
  circularBasinAtRadius,
  circularBasinValue,
} from "./circularBasin.ts";
import { addQuadraticBasinGradient, type QuadraticBasin, quadraticBasinValue } from "./quadraticBasin.ts";

/** One component, eq. (14). */
export type QuadraticCircle = QuadraticBasin & CircularBasin;

/** The box of Problem 24. */
export const quadraticCircleBox: Box = {
  lower: Float64Array.of(-10, -20),
  upper: Float64Array.of(10, 15),
};

/** Distance within which an iterate counts as being in a minimizer's basin. */
const basinRadius = 3;

/** Σ pᵢ min{gᵢ, hᵢ}; all components must share q₃, the height of the quadratic minimizer. */
export function quadraticCircleSum(components: readonly QuadraticCircle[], weights: Float64Array): Problem {
  const q3 = components[0].q3;
  if (components.some((component) => component.q3 !== q3)) {
    throw new RangeError("quadraticCircleSum: the components must share q₃");
  }
  const part = new Float64Array(2);
  return {
    dimension: 2,
    components: components.length,
    weights,
    box: quadraticCircleBox,
    minimizers: [discMinimizer("circular", 0, 0), discMinimizer("quadratic", 0, q3)],
    componentValue(i, x) {
      const g = quadraticBasinValue(components[i], x[0], x[1]);
      const h = circularBasinValue(components[i], x[0], x[1]);
      return Math.min(g, h);
    },
    addComponentGradient(i, x, out) {
      addGradient(components[i], x[0], x[1], distanceFromOrigin(x), out);
    },
    hessiansAt(x) {
      const matrices = new Float64Array(4 * components.length);
      addMeanHessians(components, x, matrices);
      return denseHessians(2, weights, matrices);
    },
    addMeanHessians: (points, out) => addMeanHessians(components, points, out),
    gradient(x, out) {
      const radius = distanceFromOrigin(x);
      out[0] = 0;
      out[1] = 0;
      for (let i = 0; i < components.length; i++) {
        part[0] = 0;
        part[1] = 0;
        addGradient(components[i], x[0], x[1], radius, part);
        out[0] += weights[i] * part[0];
        out[1] += weights[i] * part[1];
      }
    },
  };
}

function distanceFromOrigin(x: Float64Array): number {
  return Math.sqrt(x[0] * x[0] + x[1] * x[1]);
}

/**
 * out += ∇f of a component.
 *
 * @param radius - ‖x‖, which all components share: runs take 10⁷ of these
 */
function addGradient(component: QuadraticCircle, x1: number, x2: number, radius: number, out: Float64Array): void {
  if (quadraticBasinValue(component, x1, x2) <= circularBasinAtRadius(component, radius)) {
    addQuadraticBasinGradient(component, x1, x2, out);
  } else addCircularBasinGradient(component, x1, x2, radius, out);
}

function discMinimizer(name: string, x1: number, x2: number): Minimizer {
  return {
    name,
    point: Float64Array.of(x1, x2),
    inBasin: (x) => (x[0] - x1) * (x[0] - x1) + (x[1] - x2) * (x[1] - x2) <= basinRadius * basinRadius,
  };
}
