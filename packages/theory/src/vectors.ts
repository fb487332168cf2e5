/** Sums over vectors, in ascending order. */

/** x'y. */
export function dot(x: Float64Array, y: Float64Array): number {
  let sum = 0;
  for (let e = 0; e < x.length; e++) sum += x[e] * y[e];
  return sum;
}

/** ‖x‖₂. */
export function norm(x: Float64Array): number {
  return Math.sqrt(dot(x, x));
}

/** x += factor y. */
export function addMultiple(x: Float64Array, factor: number, y: Float64Array): void {
  for (let e = 0; e < x.length; e++) x[e] += factor * y[e];
}
