import { eigenvaluesSymmetric, mirrorLowerInPlace, multiply } from "@sgd-basins/linalg";
import type { SampledComponents } from "../samplingWeights/sampledComponents.ts";

/**
 * What an epoch of batches without replacement does to the second moment on range(Q̄), in expectation over the permutation:
 * P ↦ E[A_m ⋯ A_1 P A_1 ⋯ A_m] with A_j = I − αH_j, and H_j the mean Hessian of the permutation's j-th k components.
 */
export interface EpochMap {
  /** Directions with a curvature above {@link FLAT}; the others hardly move, and are left out. */
  readonly rank: number;
  /** ⌊N/k⌋ batches of k; the components that are left over are dropped. */
  readonly batches: number;
  /** The largest eigenvalue of any batch's H. */
  readonly sharpest: number;
  /** The map at a learning rate, of symmetric r×r matrices. */
  readonly at: (learningRate: number) => (p: Float64Array, out: Float64Array) => void;
}

/**
 * Share of λ₁. Every Qᵢ ⪯ NQ̄, so that a direction as flat as this moves what the others do by N² times as much, and its own
 * part of the moment shrinks by less than can be told from rounding.
 */
const FLAT = 1e-11;

/** Where batches lead from the sets of components that have been drawn. */
interface Draws {
  /** How many sets there are to lead to. */
  readonly sets: number;
  /** By the batch: numbers of sets that it is no part of, and of those that they then make. */
  readonly from: readonly Int32Array[];
  readonly to: readonly Int32Array[];
  /** 1 over the number of batches that lead to a set. */
  readonly share: number;
}

/**
 * The expectation over all N! permutations, by the sets S of components that have been drawn: given S, every one of its
 * subsets of k components was the last batch with the same probability, and what came before it is a permutation of the
 * others. So f(S), the expectation of what P has become, is the mean of A_B f(S ∖ B) A_B over the batches B ⊆ S: at most
 * 37,400 products for N ≤ 12, where there are 479,001,600 permutations.
 */
export function epochMap({ count: n, rank, objectiveWeights, sum }: SampledComponents, batchSize: number): EpochMap {
  const whole = new Float64Array(rank * rank);
  sum(objectiveWeights, whole);
  const kept = Array.from({ length: rank }, (_, a) => a).filter((a) => whole[a * rank + a] > FLAT);
  const r = kept.length;
  const batches = Math.floor(n / batchSize);
  const masks = subsets(n, batchSize);
  const coefficients = new Float64Array(n);
  const means = masks.map((mask) => {
    for (let i = 0; i < n; i++) coefficients[i] = (mask >> i) & 1 ? 1 / batchSize : 0;
    sum(coefficients, whole);
    return Float64Array.from({ length: r * r }, (_, e) => whole[kept[Math.floor(e / r)] * rank + kept[e % r]]);
  });
  const levels = levelsOf(n, batchSize, batches, masks);
  const size = r * r;
  const room = (count: number): Float64Array => new Float64Array(count * size);
  const most = levels.reduce((sets, level) => Math.max(sets, level.sets), 1);
  const widest = levels.reduce((count, { from }) => Math.max(count, from[0].length), 1);
  const sums = [room(most), room(most)];
  const [factor, stack, product] = [room(1), room(widest), room(widest)];
  return {
    rank: r,
    batches,
    sharpest: Math.max(...means.map((mean) => eigenvaluesSymmetric(r, mean)[0])),
    at: (learningRate) => (p, out) => {
      let [before, after] = sums;
      before.set(p);
      for (const { sets, from, to, share } of levels) {
        after.fill(0, 0, sets * size);
        means.forEach((mean, batch) => {
          for (let e = 0; e < size; e++) factor[e] = (e % (r + 1) === 0 ? 1 : 0) - learningRate * mean[e];
          const count = from[batch].length;
          const [rows, products] = [stack.subarray(0, count * size), product.subarray(0, count * size)];
          from[batch].forEach((set, i) => {
            rows.set(before.subarray(set * size, (set + 1) * size), i * size);
          });
          multiply(count * r, r, r, rows, factor, products);
          for (let i = 0; i < count; i++) transposeBlock(r, products, i * size, rows);
          multiply(count * r, r, r, rows, factor, products);
          to[batch].forEach((set, i) => {
            for (let e = 0; e < size; e++) after[set * size + e] += share * products[i * size + e];
          });
        });
        [before, after] = [after, before];
      }
      // What is left over is any set of so many components.
      const { sets } = levels[levels.length - 1];
      out.fill(0);
      for (let set = 0; set < sets; set++) {
        for (let e = 0; e < size; e++) out[e] += before[set * size + e] / sets;
      }
      mirrorLowerInPlace(r, out);
    },
  };
}

/** Sets of k of the numbers 0 to n − 1, as bits. */
function subsets(n: number, k: number): number[] {
  return Array.from({ length: 1 << n }, (_, mask) => mask).filter((mask) => bits(mask) === k);
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function levelsOf(n: number, batchSize: number, batches: number, masks: readonly number[]): Draws[] {
  let before = [0];
  return Array.from({ length: batches }, (_, j) => {
    const after = subsets(n, (j + 1) * batchSize);
    const numberOf = new Map(after.map((set, i) => [set, i]));
    const free = masks.map((mask) => [...before.keys()].filter((i) => (before[i] & mask) === 0));
    const from = free.map((numbers) => Int32Array.from(numbers));
    const to = free.map((numbers, batch) =>
      Int32Array.from(numbers, (i) => numberOf.get(before[i] | masks[batch]) ?? 0),
    );
    const transitions = free.reduce((count, numbers) => count + numbers.length, 0);
    before = after;
    return { sets: after.length, from, to, share: after.length / transitions };
  });
}

/** out = the transpose of an r×r block of a, at its place. */
function transposeBlock(r: number, a: Float64Array, at: number, out: Float64Array): void {
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < r; j++) out[at + j * r + i] = a[at + i * r + j];
  }
}
