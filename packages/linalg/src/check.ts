/**
 * Checks at the door. Shapes cost nothing and are checked everywhere; entries where the work is cubic anyway. A product looks
 * at its result instead, which is no larger and often much smaller, and traces a NaN back to the argument that held it.
 */
import { LinearAlgebraError } from "./linearAlgebraError.ts";

/** Throws unless `value` is an integer ≥ `least`. */
export function checkDimension(routine: string, argument: string, value: number, least = 0): void {
  if (!Number.isInteger(value) || value < least) {
    throw new LinearAlgebraError(routine, argument, `must be an integer ≥ ${least}, got ${value}`);
  }
}

/** Throws unless `array` holds exactly `rows` × `columns` numbers. */
export function checkShape(routine: string, argument: string, array: Float64Array, rows: number, columns: number) {
  if (array.length !== rows * columns) {
    throw new LinearAlgebraError(
      routine,
      argument,
      `must be ${rows}×${columns}, ${rows * columns} numbers, got ${array.length}`,
    );
  }
}

/** Throws if two arguments share memory and the routine writes to one while it reads the other. */
export function checkDistinct(routine: string, argument: string, out: Float64Array, other: Float64Array): void {
  if (out.buffer === other.buffer && overlaps(out, other)) {
    throw new LinearAlgebraError(routine, argument, "must not share memory with an input");
  }
}

function overlaps(a: Float64Array, b: Float64Array): boolean {
  return a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}

/** Throws if an entry of the row-major array with `columns` columns is not finite; names the first one. */
export function checkFinite(routine: string, argument: string, array: Float64Array, columns: number): void {
  for (let i = 0; i < array.length; i++) {
    if (!Number.isFinite(array[i])) {
      throw new LinearAlgebraError(routine, argument, `must be finite, entry ${placeOf(i, columns)} is ${array[i]}`);
    }
  }
}

/** Whether an entry is NaN. A product's is if an entry of its input was; overflow can also bring one about. */
export function hasNaN(array: Float64Array): boolean {
  for (let i = 0; i < array.length; i++) if (Number.isNaN(array[i])) return true;
  return false;
}

/** Throws if an entry of a rows×columns matrix is NaN; names the first one. Infinities pass: they are overflow, and stay it. */
export function refuseNaN(routine: string, argument: string, array: Float64Array, columns: number): void {
  const at = array.findIndex((entry) => Number.isNaN(entry));
  if (at < 0) return;
  const shape = `${array.length / columns}×${columns}`;
  throw new LinearAlgebraError(routine, argument, `must be ${shape} numbers, entry ${placeOf(at, columns)} is NaN`);
}

/** Row and column of an index into a row-major array. */
function placeOf(index: number, columns: number): string {
  return `(${Math.floor(index / columns)}, ${index % columns})`;
}

/** √ε: asymmetry up to here may be the rounding of the caller's products; beyond it half the digits are wrong. */
const ASYMMETRY = Math.sqrt(Number.EPSILON);

/** Throws unless a (n×n) is symmetric: |a_ij − a_ji| ≤ √ε max|a|. Routines then read the lower triangle only. */
export function checkSymmetric(routine: string, argument: string, n: number, a: Float64Array): void {
  let largest = 0;
  for (let i = 0; i < n * n; i++) largest = Math.max(largest, Math.abs(a[i]));
  const tolerance = ASYMMETRY * largest;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (Math.abs(a[i * n + j] - a[j * n + i]) > tolerance) {
        const entries = `entries (${i}, ${j}) and (${j}, ${i}) are ${a[i * n + j]} and ${a[j * n + i]}`;
        throw new LinearAlgebraError(routine, argument, `must be symmetric, ${entries}`);
      }
    }
  }
}
