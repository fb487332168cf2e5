/** Checks of what callers give: a number, a list of numbers, rows of numbers. Each error names the place. */
import { shown } from "@sgd-basins/options";
import type { BatchSize } from "@sgd-basins/random";
import { InputError } from "../failures.ts";

/** Numbers in a plain or a typed array. */
export type Numbers = ArrayLike<number>;

/** Rows of numbers, each a plain or a typed array; or all of them in one typed array, row by row. */
export type Rows = readonly Numbers[] | Float64Array | Float32Array;

function isList(value: unknown): value is ArrayLike<unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    "length" in value &&
    typeof value.length === "number" &&
    Number.isSafeInteger(value.length) &&
    value.length >= 0
  );
}

/** Finite numbers of a list. */
export function numbersOf(list: unknown, name: string, place: string, length?: number): Float64Array {
  if (!isList(list)) {
    throw new InputError(name, place, `must be an array of numbers, is ${shown(list)}`);
  }
  if (length !== undefined && list.length !== length) {
    throw new InputError(name, place, `must have length ${length}, has ${list.length}`);
  }
  const numbers = new Float64Array(list.length);
  for (let j = 0; j < numbers.length; j++) {
    const value = list[j];
    if (typeof value !== "number" || !Number.isFinite(value)) {
      throw new InputError(name, `${place}[${j}]`, `must be a finite number, is ${shown(value)}`);
    }
    numbers[j] = value;
  }
  return numbers;
}

interface Matrix {
  readonly count: number;
  readonly columns: number;
  /** Row by row; in single precision where they were given so. */
  readonly data: Float64Array | Float32Array;
}

/**
 * Rows of equal length, one at least, of one number at least.
 *
 * @param columns - of rows in one typed array; else they say it themselves
 */
export function rowsOf(rows: Rows, name: string, place: string, columns?: number): Matrix {
  if (rows instanceof Float64Array || rows instanceof Float32Array) {
    const count = columns === undefined ? Number.NaN : rows.length / columns;
    if (columns === undefined || !(Number.isSafeInteger(columns) && Number.isSafeInteger(count) && count > 0)) {
      throw new InputError(
        name,
        place,
        `has ${rows.length} numbers, which are no rows of ${columns ?? "a length that is not given"}`,
      );
    }
    numbersOf(rows, name, place);
    return { count, columns, data: rows };
  }
  if (!Array.isArray(rows) || rows.length === 0)
    throw new InputError(name, place, "must be an array of rows, one at least");
  const first = numbersOf(rows[0], name, `${place}[0]`, columns);
  if (first.length === 0) throw new InputError(name, `${place}[0]`, "must have one number at least");
  const single = rows.every((row) => row instanceof Float32Array);
  const data = new (single ? Float32Array : Float64Array)(rows.length * first.length);
  for (const [i, row] of rows.entries())
    data.set(numbersOf(row, name, `${place}[${i}]`, first.length), i * first.length);
  return { count: rows.length, columns: first.length, data };
}

/** A whole number from `least` to `most`. */
export function wholeNumberOf(
  value: unknown,
  name: string,
  place: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= least && value <= most) return value;
  throw new InputError(name, place, `must be a whole number from ${least} to ${most}, is ${shown(value)}`);
}

/** A positive number. */
export function positiveOf(value: unknown, name: string, place: string): number {
  if (typeof value === "number" && value > 0 && value < Number.POSITIVE_INFINITY) return value;
  throw new InputError(name, place, `must be a positive number, is ${shown(value)}`);
}

/** A batch size: a whole number, 1 or more, or `"inf"`, which may be written `Infinity`, for gradient descent. */
export function batchSizeOf(value: unknown, name: string, place: string): BatchSize {
  if (value === Number.POSITIVE_INFINITY || value === "inf") return "inf";
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 1) return value;
  throw new InputError(name, place, `must be a whole number, 1 or more, or "inf", is ${shown(value)}`);
}
