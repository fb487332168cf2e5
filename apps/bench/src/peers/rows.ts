/** Matrices as arrays of rows, as some peers keep them. */

export function rowsOf(n: number, a: Float64Array): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from(a.subarray(i * n, (i + 1) * n)));
}

/** The numbers of a vector, or of a matrix row by row. */
export function numbersOf(values: readonly unknown[]): Float64Array {
  return Float64Array.from(values.flat(), Number);
}
