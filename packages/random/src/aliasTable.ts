const TWO_32 = 4294967296;

/** Columns from which an index is drawn: one by a word without bias, as `uniformIndex` does, and a second word decides. */
export interface AliasTable {
  /** Column i is kept when the second word is below threshold[i]; a column kept always is its own alias. */
  readonly threshold: Uint32Array;
  /** The index column i gives when it is not kept. */
  readonly alias: Uint32Array;
}

/** Σ weights, after checking them. */
function sumWeights(weights: ArrayLike<number>): number {
  if (weights.length === 0) throw new RangeError("weights must not be empty");
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i];
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`weights must be positive and finite, weight ${i} is ${weight}`);
    }
    total += weight;
  }
  if (!(total < Number.POSITIVE_INFINITY)) throw new RangeError("the sum of the weights must be finite");
  return total;
}

function allEqual(weights: ArrayLike<number>): boolean {
  for (let i = 1; i < weights.length; i++) if (weights[i] !== weights[0]) return false;
  return true;
}

/** Vose's construction: each column too light is filled up by one too heavy. */
export function buildAliasTable(weights: ArrayLike<number>, total: number): AliasTable {
  const n = weights.length;
  const share = new Float64Array(n);
  const threshold = new Uint32Array(n);
  const alias = new Uint32Array(n);
  const light: number[] = [];
  const heavy: number[] = [];
  for (let i = 0; i < n; i++) {
    alias[i] = i;
    share[i] = (weights[i] / total) * n;
    (share[i] < 1 ? light : heavy).push(i);
  }
  // What is left on one list alone differs from 1 by rounding only and keeps its whole column.
  while (light.length > 0 && heavy.length > 0) {
    const filled = light.pop() as number;
    const filler = heavy[heavy.length - 1];
    const kept = Math.floor(share[filled] * TWO_32 + 0.5);
    if (kept < TWO_32) {
      threshold[filled] = kept;
      alias[filled] = filler;
    }
    share[filler] -= 1 - share[filled];
    if (share[filler] < 1) light.push(heavy.pop() as number);
  }
  return { threshold, alias };
}

/**
 * The table from which `weightedIndexSampler` draws, for kernels that draw for themselves; null where all weights are
 * equal, so that the column is the index and the second word is not drawn.
 *
 * Throws RangeError unless there is a weight and all are positive and finite, with a finite sum.
 */
export function aliasTable(weights: ArrayLike<number>): AliasTable | null {
  const total = sumWeights(weights);
  return allEqual(weights) ? null : buildAliasTable(weights, total);
}
