/** Weighted sums of outer products of many rows: Σ wᵢ aᵢaᵢ', a block of rows at a time. */
import { Checker } from "./check.ts";
import { formsOfBlock } from "./quadraticForms.ts";
import { symmetricRankUpdate } from "./symmetricRankUpdate.ts";
import { mirrorLowerInPlace } from "./triangle.ts";

const check = new Checker("weightedGram");

/** Rows gathered for one call of the kernel: enough work to pay for it, few enough to stay in the cache. */
const BLOCK = 256;

/**
 * out = Σᵢ wᵢ aᵢaᵢ' (n×n, both triangles, overwritten), with aᵢ the `rows` rows of a (rows×n) and weights of any sign.
 *
 * A block's sum is a rank update; the blocks' sums are added with compensation (Neumaier), so that the error is that of one
 * block however many rows there are. Throws LinearAlgebraError on a wrong length.
 */
export function weightedGram(
  rows: number,
  n: number,
  a: Float64Array,
  weights: ArrayLike<number>,
  out: Float64Array,
): void {
  sumBlocks(rows, n, a, out, (begin, end) => ({
    block: a.subarray(begin * n, end * n),
    weightOf: (i) => weights[begin + i],
  }));
}

/**
 * out = Σᵢ wᵢ (yᵢ'Pyᵢ) yᵢyᵢ' for yᵢ = aᵢ/unit and P symmetric, as {@link weightedGram}, in one pass and without room for all yᵢ.
 * Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function momentOfRows(
  rows: number,
  n: number,
  { a, unit }: { readonly a: Float64Array; readonly unit: number },
  weights: Float64Array,
  p: Float64Array,
  out: Float64Array,
): void {
  const size = Math.min(rows, BLOCK);
  const scaled = new Float64Array(size * n);
  const image = new Float64Array(size * n);
  const forms = new Float64Array(size);
  sumBlocks(rows, n, a, out, (begin, end) => {
    const from = begin * n;
    const length = (end - begin) * n;
    for (let e = 0; e < length; e++) scaled[e] = a[from + e] / unit;
    const block = scaled.subarray(0, length);
    formsOfBlock(n, block, p, image.subarray(0, length), forms.subarray(0, end - begin));
    return { block, weightOf: (i) => forms[i] * weights[begin + i] };
  });
}

interface Block {
  readonly block: Float64Array;
  readonly weightOf: (row: number) => number;
}

/** @param blockOf - the rows from one to before another; it may overwrite what it gave before */
function sumBlocks(
  rows: number,
  n: number,
  a: Float64Array,
  out: Float64Array,
  blockOf: (begin: number, end: number) => Block,
): void {
  check.dimension("rows", rows);
  check.dimension("n", n);
  check.shape("a", a, rows, n);
  check.shape("out", out, n, n);
  const size = Math.min(rows, BLOCK);
  const positive = new Float64Array(size * n);
  const negative = new Float64Array(size * n);
  const sum = new Float64Array(n * n);
  const lost = new Float64Array(n * n);
  out.fill(0);
  for (let begin = 0; begin < rows; begin += BLOCK) {
    const count = Math.min(rows - begin, BLOCK);
    const { block, weightOf } = blockOf(begin, begin + count);
    let above = 0;
    let below = 0;
    for (let i = 0; i < count; i++) {
      const weight = weightOf(i);
      if (weight === 0) continue;
      const root = Math.sqrt(Math.abs(weight));
      const to = weight > 0 ? positive : negative;
      let at = n * (weight > 0 ? above++ : below++);
      for (let j = i * n; j < (i + 1) * n; j++) to[at++] = root * block[j];
    }
    sum.fill(0);
    symmetricRankUpdate(n, above, 1, positive.subarray(0, above * n), sum);
    symmetricRankUpdate(n, below, -1, negative.subarray(0, below * n), sum);
    addCompensated(out, lost, sum);
  }
  for (let e = 0; e < n * n; e++) out[e] += lost[e];
  mirrorLowerInPlace(n, out);
}

/** sum += term; what rounding takes from it is added to `lost`. */
function addCompensated(sum: Float64Array, lost: Float64Array, term: Float64Array): void {
  for (let e = 0; e < sum.length; e++) {
    const total = sum[e] + term[e];
    lost[e] += Math.abs(sum[e]) >= Math.abs(term[e]) ? sum[e] - total + term[e] : term[e] - total + sum[e];
    sum[e] = total;
  }
}
