import type { CircularBasin } from "./circularBasin.ts";
import type { QuadraticBasin } from "./quadraticBasin.ts";

/**
 * out += each component's Hessian averaged over points, 2×2 row by row, in the points' order; where gᵢ = hᵢ the quadratic piece
 * counts.
 *
 * Bits are those of `quadraticBasinHessian` and `circularBasinHessian`, one point after the other: tables ask for 10⁸ of these
 * Hessians, so that what components or points share is computed once.
 *
 * @param points - x₁, x₂ of each
 */
export function addMeanHessians(
  components: readonly (QuadraticBasin & CircularBasin)[],
  points: Float64Array,
  out: Float64Array,
): void {
  const n = points.length / 2;
  const polar = polarOf(points);
  for (let i = 0, at = 0; i < components.length; i++, at += 4) {
    const { c1, c2, c3, c4, q1, q2, q3 } = components[i];
    const width = c3 - c2;
    const area = width * width;
    const radialFactor = 60 * c1;
    const tangentialFactor = 30 * c1;
    const quadraticSecond = (2 * q1) / n;
    let [first, across, second] = [out[at], out[at + 1], out[at + 3]];
    for (let j = 0, p = 0; p < points.length; j += 3, p += 2) {
      const x1 = points[p];
      const radius = polar[j];
      const u = (radius - c2) / width;
      const inside = radius <= c2;
      const outside = radius >= c3;
      const h = inside ? c4 : outside ? c4 + c1 : c4 + c1 * u * u * u * (6 * u * u - 15 * u + 10);
      const offset = points[p + 1] - q2 * x1 * x1 - q3;
      if (q1 * offset * offset <= h) {
        const steepness = 2 * q2 * x1;
        first += (2 * q1 * (steepness * steepness - 2 * q2 * offset)) / n;
        across += (-2 * q1 * steepness) / n;
        second += quadraticSecond;
      } else if (!inside && !outside) {
        const radial = (radialFactor * u * (1 - u) * (1 - 2 * u)) / area;
        const tangential = (tangentialFactor * u * u * (1 - u) * (1 - u)) / (width * radius);
        const n1 = polar[j + 1];
        const n2 = polar[j + 2];
        first += (radial * n1 * n1 + tangential * n2 * n2) / n;
        across += ((radial - tangential) * n1 * n2) / n;
        second += (radial * n2 * n2 + tangential * n1 * n1) / n;
      }
    }
    out[at] = first;
    out[at + 1] = across;
    out[at + 2] = across;
    out[at + 3] = second;
  }
}

/** Each point's distance from the origin, and its direction. */
function polarOf(points: Float64Array): Float64Array {
  const polar = new Float64Array((points.length / 2) * 3);
  for (let p = 0, j = 0; p < points.length; p += 2, j += 3) {
    const radius = Math.sqrt(points[p] * points[p] + points[p + 1] * points[p + 1]);
    polar[j] = radius;
    polar[j + 1] = points[p] / radius;
    polar[j + 2] = points[p + 1] / radius;
  }
  return polar;
}
