/** Moving lower triangles about. Packed storage holds them row after row: (i, j), j ≤ i, at i (i + 1) / 2 + j. */
import { checkDimension, checkShape } from "./check.ts";
import { LinearAlgebraError } from "./linearAlgebraError.ts";

/** Copies the lower triangle of a (n×n) onto the upper one, in place. Throws LinearAlgebraError on a wrong length. */
export function mirrorLowerInPlace(n: number, a: Float64Array): void {
  checkDimension("mirrorLowerInPlace", "n", n);
  checkShape("mirrorLowerInPlace", "a", a, n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) a[j * n + i] = a[i * n + j];
  }
}

/** How many numbers the lower triangle of an n×n matrix has. */
export function packedLength(n: number): number {
  return (n * (n + 1)) / 2;
}

/** Writes the lower triangle of a (n×n) to `packed` from `start` on. Throws LinearAlgebraError if it does not fit. */
export function packLower(n: number, a: Float64Array, packed: Float64Array, start = 0): void {
  checkShape("packLower", "a", a, n, n);
  checkPacked("packLower", n, packed, start);
  for (let i = 0, at = start; i < n; i++) {
    for (let j = 0; j <= i; j++) packed[at++] = a[i * n + j];
  }
}

/** Reads what {@link packLower} wrote into both triangles of out (n×n). Throws LinearAlgebraError if it is too short. */
export function unpackSymmetric(n: number, packed: Float64Array, start: number, out: Float64Array): void {
  checkShape("unpackSymmetric", "out", out, n, n);
  checkPacked("unpackSymmetric", n, packed, start);
  for (let i = 0, at = start; i < n; i++) {
    for (let j = 0; j <= i; j++) out[i * n + j] = packed[at++];
  }
  mirrorLowerInPlace(n, out);
}

function checkPacked(routine: string, n: number, packed: Float64Array, start: number): void {
  checkDimension(routine, "n", n);
  checkDimension(routine, "start", start);
  if (start + packedLength(n) > packed.length) {
    const rule = `must hold ${packedLength(n)} numbers from ${start} on, has ${packed.length} in all`;
    throw new LinearAlgebraError(routine, "packed", rule);
  }
}
