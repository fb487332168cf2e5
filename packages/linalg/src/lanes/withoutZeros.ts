/** Rows of numbers of which few may act: those that are not zero, row after row. */
export interface SparseRows {
  /** Where a row begins among the entries; one more says where the last one ends. */
  readonly firsts: Uint32Array;
  readonly coordinates: Uint32Array;
  readonly entries: Float64Array;
}

/** @param r - numbers in a row */
export function withoutZeros(r: number, numbers: Float64Array): SparseRows {
  let count = 0;
  for (let e = 0; e < numbers.length; e++) if (numbers[e] !== 0) count++;
  const rows = numbers.length / r;
  const firsts = new Uint32Array(rows + 1);
  const coordinates = new Uint32Array(count);
  const entries = new Float64Array(count);
  let kept = 0;
  for (let i = 0, e = 0; i < rows; i++) {
    for (let a = 0; a < r; a++, e++) {
      if (numbers[e] === 0) continue;
      coordinates[kept] = a;
      entries[kept++] = numbers[e];
    }
    firsts[i + 1] = kept;
  }
  return { firsts, coordinates, entries };
}
