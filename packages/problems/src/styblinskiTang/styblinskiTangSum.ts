/**
 * Problem 25, Styblinski–Tang sums: fᵢ(x) = ½ Σⱼ cᵢⱼ₁xⱼ⁴ + cᵢⱼ₂xⱼ² + cᵢⱼ₃xⱼ (eq. (16)), minimised over (−5, 5)^d.
 *
 * The objective is separable, so every Hessian is diagonal: q_ij = 6cᵢⱼ₁xⱼ² + cᵢⱼ₂. Coefficients are stored by
 * component, only where they are not zero.
 */
import { diagonalHessians } from "@sgd-basins/theory";
import { cube, type Minimizer, type Problem } from "../problem.ts";
import { type StationaryPoints, stationaryPoints } from "./stationaryPoints.ts";

/** One term: the part of component `component` that acts on coordinate `coordinate`. */
export interface StyblinskiTangTerm {
  readonly component: number;
  readonly coordinate: number;
  readonly c1: number;
  readonly c2: number;
  readonly c3: number;
}

/** Half the side of the box of Problem 25. */
const halfWidth = 5;

/**
 * Σ pᵢ fᵢ with its two named minimizers: `flat`, the upper minimum in every coordinate, and `sharp`, the lower one. A
 * point is in a minimizer's basin if it lies on the same side of the barrier in every coordinate.
 *
 * @param terms - ordered by component
 * @returns the problem, or null if some coordinate does not have two minima inside the box
 */
export function styblinskiTangSum(
  dimension: number,
  weights: Float64Array,
  terms: readonly StyblinskiTangTerm[],
): Problem | null {
  const n = weights.length;
  const first = new Int32Array(n + 1);
  const coordinate = new Int32Array(terms.length);
  const [c1, c2, c3] = Array.from({ length: 3 }, () => new Float64Array(terms.length));
  const [mean1, mean2, mean3] = Array.from({ length: 3 }, () => new Float64Array(dimension));
  // Loops, because the tables' ranges draw thousands of these sums.
  for (let e = 0; e < terms.length; e++) {
    const term = terms[e];
    const weight = weights[term.component];
    first[term.component + 1]++;
    coordinate[e] = term.coordinate;
    c1[e] = term.c1;
    c2[e] = term.c2;
    c3[e] = term.c3;
    mean1[term.coordinate] += weight * term.c1;
    mean2[term.coordinate] += weight * term.c2;
    mean3[term.coordinate] += weight * term.c3;
  }
  for (let i = 0; i < n; i++) first[i + 1] += first[i];
  const points: StationaryPoints[] = [];
  for (let j = 0; j < dimension; j++) {
    const stationary = stationaryPoints(mean1[j], mean2[j], mean3[j]);
    if (stationary === null) return null;
    if (stationary.lower <= -halfWidth || stationary.upper >= halfWidth) return null;
    points.push(stationary);
  }

  return {
    dimension,
    components: n,
    weights,
    box: cube(dimension, -halfWidth, halfWidth),
    minimizers: [wellMinimizer("flat", points, 1), wellMinimizer("sharp", points, -1)],
    separableQuartic: {
      first,
      coordinate,
      c1,
      c2,
      c3,
      mean1,
      mean2,
      mean3,
      barriers: Float64Array.from(points, ({ barrier }) => barrier),
    },
    componentValue(i, x) {
      let value = 0;
      for (let e = first[i]; e < first[i + 1]; e++) {
        const y = x[coordinate[e]];
        value += ((c1[e] * y * y + c2[e]) * y + c3[e]) * y;
      }
      return 0.5 * value;
    },
    addComponentGradient(i, x, out) {
      for (let e = first[i]; e < first[i + 1]; e++) {
        const j = coordinate[e];
        const y = x[j];
        out[j] += (2 * c1[e] * y * y + c2[e]) * y + 0.5 * c3[e];
      }
    },
    hessiansAt(x) {
      const diagonals = new Float64Array(n * dimension);
      for (let i = 0; i < n; i++) {
        for (let e = first[i]; e < first[i + 1]; e++) {
          const y = x[coordinate[e]];
          diagonals[i * dimension + coordinate[e]] += 6 * c1[e] * y * y + c2[e];
        }
      }
      return diagonalHessians(dimension, weights, diagonals);
    },
    gradient(x, out) {
      for (let j = 0; j < dimension; j++) out[j] = (2 * mean1[j] * x[j] * x[j] + mean2[j]) * x[j] + 0.5 * mean3[j];
    },
  };
}

function wellMinimizer(name: string, points: readonly StationaryPoints[], side: 1 | -1): Minimizer {
  return {
    name,
    point: Float64Array.from(points, ({ lower, upper }) => (side > 0 ? upper : lower)),
    inBasin: (x) => points.every(({ barrier }, j) => side * (x[j] - barrier) > 0),
  };
}
