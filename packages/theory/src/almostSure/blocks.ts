import type { Batch } from "../batch.ts";
import type { DrawnHessians } from "./drawnHessians.ts";

/** Entries of a component this small beside its largest are rounding. */
const ROUNDING = 1e-12;

/**
 * The components in the parts of range(Q̄) that all of them leave to themselves. The top exponent is the largest of those of
 * the parts, which an estimate of the whole would mix for a long time.
 *
 * The parts are spanned by eigenvectors of Q̄; where eigenvalues coincide they may stay hidden.
 */
export interface Blocks {
  /** pᵢ, positive: components that are never drawn are left out. */
  readonly weights: Float64Array;
  /** The parts of one dimension: q_ia, N×m row by row. */
  readonly scalars: { readonly count: number; readonly values: Float64Array };
  readonly blocks: readonly Block[];
}

/** A part of two or more dimensions. */
export interface Block {
  readonly structure: "rows" | "dense";
  readonly rank: number;
  /** Rows of r entries that a component has: C, or those of a matrix. */
  readonly rowsEach: number;
  /** Yᵢ, NC×r row by row, or Hᵢ, N×r×r. */
  readonly entries: Float64Array;
}

export function blocksOf(drawn: DrawnHessians): Blocks {
  const r = drawn.eigenvalues.length;
  const kept = Array.from(drawn.weights.keys()).filter((i) => drawn.weights[i] > 0);
  const parts = partsOf(drawn, kept, r);
  const alone = parts.filter((part) => part.length === 1).flat();
  const entryOf = entries(drawn, r);
  const values = new Float64Array(kept.length * alone.length);
  kept.forEach((i, row) => {
    alone.forEach((a, m) => {
      values[row * alone.length + m] = entryOf(i, a, a);
    });
  });
  return {
    weights: Float64Array.from(kept, (i) => drawn.weights[i]),
    scalars: { count: alone.length, values },
    blocks: parts.filter((part) => part.length > 1).map((part) => blockOf(drawn, kept, part, entryOf)),
  };
}

type EntryOf = (component: number, a: number, b: number) => number;

function entries(drawn: DrawnHessians, r: number): EntryOf {
  switch (drawn.structure) {
    case "rows":
      return (i, a, b) => {
        const { rowsEach, coordinates } = drawn;
        let sum = 0;
        for (let e = i * rowsEach * r; e < (i + 1) * rowsEach * r; e += r)
          sum += coordinates[e + a] * coordinates[e + b];
        return sum;
      };
    case "dense":
      return (i, a, b) => drawn.matrices[i][a * r + b];
    case "diagonal":
      return (i, a, b) => (a === b ? drawn.diagonals[i * r + a] : 0);
  }
}

function blockOf(drawn: DrawnHessians, kept: readonly number[], part: readonly number[], entryOf: EntryOf): Block {
  const rank = part.length;
  if (drawn.structure === "rows") {
    const { rowsEach, coordinates } = drawn;
    const r = drawn.eigenvalues.length;
    // Nothing is left out: no copy, of what may be a large data set.
    if (rank === r && kept.length === drawn.weights.length) {
      return { structure: "rows", rank, rowsEach, entries: coordinates };
    }
    const rows = new Float64Array(kept.length * rowsEach * rank);
    rowsOf(kept, rowsEach).forEach((from, row) => {
      part.forEach((a, m) => {
        rows[row * rank + m] = coordinates[from * r + a];
      });
    });
    return { structure: "rows", rank, rowsEach, entries: rows };
  }
  const matrices = new Float64Array(kept.length * rank * rank);
  kept.forEach((i, at) => {
    part.forEach((a, m) => {
      part.forEach((b, l) => {
        matrices[(at * rank + m) * rank + l] = (entryOf(i, a, b) + entryOf(i, b, a)) / 2;
      });
    });
  });
  return { structure: "dense", rank, rowsEach: rank, entries: matrices };
}

/** The rows of components that own `rowsEach` of them. */
function rowsOf(components: readonly number[], rowsEach: number): readonly number[] {
  if (rowsEach === 1) return components;
  return components.flatMap((i) => Array.from({ length: rowsEach }, (_, c) => i * rowsEach + c));
}

/** Coordinates that some component couples, directly or by others, are in one part. */
function partsOf(drawn: DrawnHessians, kept: readonly number[], r: number): number[][] {
  const parent = Array.from({ length: r }, (_, a) => a);
  let count = r;
  const root = (a: number): number => {
    let at = a;
    while (parent[at] !== at) at = parent[at];
    return at;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [root(a), root(b)];
    if (first === second) return;
    parent[Math.max(first, second)] = Math.min(first, second);
    count -= 1;
  };
  // Where all are in one part, as a first full row shows, nobody has to be asked any more.
  if (drawn.structure === "rows") {
    for (const i of rowsOf(kept, drawn.rowsEach)) {
      if (count === 1) break;
      const row = drawn.coordinates.subarray(i * r, (i + 1) * r);
      const least = ROUNDING * row.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
      let before = -1;
      for (let a = 0; a < r; a++) {
        if (!(Math.abs(row[a]) > least)) continue;
        if (before >= 0) join(before, a);
        before = a;
      }
    }
  } else if (drawn.structure === "dense") {
    for (const i of kept) {
      if (count === 1) break;
      const matrix = drawn.matrices[i];
      const least = ROUNDING * matrix.reduce((most, entry) => Math.max(most, Math.abs(entry)), 0);
      for (let a = 0; a < r; a++) {
        for (let b = 0; b < a; b++) if (Math.abs(matrix[a * r + b]) > least) join(a, b);
      }
    }
  }
  const parts = new Map<number, number[]>();
  for (let a = 0; a < r; a++) {
    const first = root(a);
    const part = parts.get(first);
    if (part === undefined) parts.set(first, [a]);
    else part.push(a);
  }
  return [...parts.values()];
}

/** The same with those scalar parts alone that are to be kept. */
export function keepScalars({ weights, scalars: { count, values }, blocks }: Blocks, kept: readonly boolean[]): Blocks {
  const parts = Array.from(kept.keys()).filter((a) => kept[a]);
  const left = new Float64Array(weights.length * parts.length);
  for (let i = 0, e = 0; i < weights.length; i++) for (const a of parts) left[e++] = values[i * count + a];
  return { weights, scalars: { count: parts.length, values: left }, blocks };
}

/** What a step of one chain costs: components in a batch times rank, times rows of each where they own rows. */
export function costOfStep({ weights, scalars, blocks }: Blocks, batch: Batch): number {
  const size = typeof batch === "object" ? batch.size : batch;
  const members = size === "inf" ? weights.length : Math.min(size, weights.length);
  const costOf = ({ structure, rank, rowsEach }: Block): number => (structure === "rows" ? rowsEach * rank : rank);
  return members * blocks.reduce((sum, block) => sum + costOf(block), scalars.count);
}
