import { exp, log } from "@sgd-basins/random";
import type { Batch } from "../batch.ts";

/** Every mean of a batch of vectors, and how probable it is. */
export interface BatchMeans {
  readonly probabilities: Float64Array;
  /** A mean a row, r numbers each. */
  readonly means: Float64Array;
}

/** The list is made by recursion over the components, and probabilities from logarithms of factorials up to that of k. */
const MOST_COMPONENTS = 1000;
const LARGEST_BATCH = 1000;

/**
 * The means of all batches: of multisets with replacement, of sets without. Those that are alike are not put together.
 *
 * @param probabilities - of the vectors, positive
 * @param vectors - N×r row by row
 * @param most - means
 * @returns null if there are more than `most`, or too many components or too large a batch to list them
 */
export function batchMeans(
  probabilities: Float64Array,
  vectors: Float64Array,
  batch: Batch,
  most: number,
): BatchMeans | null {
  const n = probabilities.length;
  const r = vectors.length / n;
  const k = typeof batch === "object" ? batch.size : batch;
  const once = typeof batch === "object";
  if (k === "inf" || (once && k === n)) {
    const mean = new Float64Array(r);
    for (let i = 0; i < n; i++) for (let a = 0; a < r; a++) mean[a] += probabilities[i] * vectors[i * r + a];
    return { probabilities: Float64Array.of(1), means: mean };
  }
  if (n === 1) return { probabilities, means: vectors };
  if (k === 1) return n <= most ? { probabilities, means: vectors } : null;
  if (n > MOST_COMPONENTS || k > LARGEST_BATCH) return null;
  const count = once ? chosen(n, k, most) : chosen(n + k - 1, k, most);
  if (count === null) return null;
  const out = { probabilities: new Float64Array(count), means: new Float64Array(count * r) };
  const logs = probabilities.map(log);
  const logFactorials = new Float64Array(k + 1);
  for (let c = 2; c <= k; c++) logFactorials[c] = logFactorials[c - 1] + log(c);
  const sum = new Float64Array(r);
  let found = 0;
  /** Adds component i some times, then those after it. `logP`: ln Π pᵢ^c/c! so far. */
  const add = (i: number, left: number, logP: number): void => {
    if (left === 0) {
      out.probabilities[found] = once ? 1 : exp(logFactorials[k] + logP);
      for (let a = 0; a < r; a++) out.means[found * r + a] = sum[a] / k;
      found += 1;
      return;
    }
    const before = sum.slice();
    const last = i === n - 1;
    const fewest = last ? left : once ? Math.max(0, left - (n - 1 - i)) : 0;
    for (let c = fewest; c <= (once ? Math.min(1, left) : left); c++) {
      for (let a = 0; a < r; a++) sum[a] = before[a] + c * vectors[i * r + a];
      add(i + 1, left - c, logP + (c === 0 ? 0 : c * logs[i]) - logFactorials[c]);
    }
    sum.set(before);
  };
  add(0, k, 0);
  // Sets are equally likely; probabilities of multisets sum to one but for rounding.
  const total = out.probabilities.reduce((a, b) => a + b, 0);
  for (let m = 0; m < count; m++) out.probabilities[m] /= total;
  return out;
}

/** n over k, null beyond `most`. */
function chosen(n: number, k: number, most: number): number | null {
  let count = 1;
  const few = Math.min(k, n - k);
  for (let j = 1; j <= few; j++) {
    count = (count * (n - few + j)) / j;
    if (count > most) return null;
  }
  return Math.round(count);
}
