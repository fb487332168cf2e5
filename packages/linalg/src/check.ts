/**
 * Checks at the door. Shapes cost nothing and are checked everywhere; entries where the work is cubic anyway. A product looks
 * at its result instead, which is no larger and often much smaller, and traces a NaN back to the argument that held it.
 */
import { LinearAlgebraError } from "./linearAlgebraError.ts";
import { largestEntry } from "./units.ts";

/** √ε: asymmetry up to here may be the rounding of the caller's products; beyond it half the digits are wrong. */
const ASYMMETRY = Math.sqrt(Number.EPSILON);

/** The checks of one routine's arguments. Each throws a LinearAlgebraError that names the routine, the argument and the rule. */
export class Checker {
  private readonly routine: string;

  constructor(routine: string) {
    this.routine = routine;
  }

  /** What is thrown where an argument breaks a rule. */
  refusal(argument: string, rule: string): LinearAlgebraError {
    return new LinearAlgebraError(this.routine, argument, rule);
  }

  /** `value` must be an integer ≥ `least`. */
  dimension(argument: string, value: number, least = 0): void {
    if (!Number.isInteger(value) || value < least) {
      throw this.refusal(argument, `must be an integer ≥ ${least}, got ${value}`);
    }
  }

  /** `array` must hold exactly `rows` × `columns` numbers. */
  shape(argument: string, array: Float64Array, rows: number, columns: number): void {
    if (array.length !== rows * columns) {
      throw this.refusal(argument, `must be ${rows}×${columns}, ${rows * columns} numbers, got ${array.length}`);
    }
  }

  /** `out`, which the routine writes while it reads `other`, must not share memory with it. */
  distinct(argument: string, out: Float64Array, other: Float64Array): void {
    if (out.buffer === other.buffer && overlaps(out, other)) {
      throw this.refusal(argument, "must not share memory with an input");
    }
  }

  /** Every entry of the row-major array with `columns` columns must be finite; names the first one that is not. */
  finite(argument: string, array: Float64Array, columns: number): void {
    for (let i = 0; i < array.length; i++) {
      if (!Number.isFinite(array[i])) {
        throw this.refusal(argument, `must be finite, entry ${placeOf(i, columns)} is ${array[i]}`);
      }
    }
  }

  /** No entry of a matrix may be NaN; names the first one. Infinities pass: they are overflow, and stay it. */
  numbers(argument: string, array: Float64Array, columns: number): void {
    const at = array.findIndex((entry) => Number.isNaN(entry));
    if (at < 0) return;
    const shape = `${array.length / columns}×${columns}`;
    throw this.refusal(argument, `must be ${shape} numbers, entry ${placeOf(at, columns)} is NaN`);
  }

  /** a (n×n) must be symmetric: |a_ij − a_ji| ≤ √ε max|a|. Routines then read the lower triangle only. */
  symmetric(argument: string, n: number, a: Float64Array): void {
    const tolerance = ASYMMETRY * largestEntry(a);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < i; j++) {
        if (Math.abs(a[i * n + j] - a[j * n + i]) > tolerance) {
          const entries = `entries (${i}, ${j}) and (${j}, ${i}) are ${a[i * n + j]} and ${a[j * n + i]}`;
          throw this.refusal(argument, `must be symmetric, ${entries}`);
        }
      }
    }
  }
}

function overlaps(a: Float64Array, b: Float64Array): boolean {
  return a.byteOffset < b.byteOffset + b.byteLength && b.byteOffset < a.byteOffset + a.byteLength;
}

/** Row and column of an index into a row-major array. */
function placeOf(index: number, columns: number): string {
  return `(${Math.floor(index / columns)}, ${index % columns})`;
}

/** Whether an entry is NaN. A product's is if an entry of its input was; overflow can also bring one about. */
export function hasNaN(array: Float64Array): boolean {
  for (let i = 0; i < array.length; i++) if (Number.isNaN(array[i])) return true;
  return false;
}
