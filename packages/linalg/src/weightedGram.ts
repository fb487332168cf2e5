/** Weighted sums of outer products of many rows, Σ wᵢ aᵢaᵢ', a block of rows at a time. */
import { Checker, hasNaN } from "./check.ts";
import { ROWS_AT_A_TIME } from "./quadraticForms.ts";
import { mirrorLowerInPlace } from "./triangle.ts";
import { borrowSpace, LOSS, type Space, sizes } from "./wasm/space.ts";

const check = new Checker("weightedGram");

/** Doubles that the alignment of seven arrays may cost. */
const SLACK = 7 * LOSS;

/**
 * out = Σᵢ wᵢ aᵢaᵢ' (n×n, both triangles, overwritten), with aᵢ the `rows` rows of a (rows×n) and weights of any sign.
 *
 * A block's sum is a rank update; the blocks' sums are added with compensation (Neumaier), so that the error is that of one
 * block however many rows there are. Throws LinearAlgebraError on a wrong length or a NaN.
 */
export function weightedGram(rows: number, n: number, a: Float64Array, weights: Float64Array, out: Float64Array): void {
  const scratch = sizes().addWeightedGramScratch(Math.min(rows, ROWS_AT_A_TIME), n);
  sumBlocks(rows, n, a, weights, out, scratch, ({ kernels }, count, block, factors, sum, lost, scratch) =>
    kernels.addWeightedGram(count, n, block, factors, sum, lost, scratch),
  );
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
  check.shape("p", p, n, n);
  const scratch = sizes().addMomentScratch(Math.min(rows, ROWS_AT_A_TIME), n);
  sumBlocks(rows, n, a, weights, out, scratch, (space, count, block, factors, sum, lost, scratch) =>
    space.kernels.addMoment(count, n, block, unit, factors, space.in(p), sum, lost, scratch),
  );
  if (hasNaN(out)) check.numbers("p", p, n);
}

/**
 * out = what `add` has added up, block after block, on the lower triangles of `sum` and, lost in rounding, of `lost`; its other arguments
 * but the count of the block's rows are addresses: of the rows, their weights, and `scratch` doubles. It may put one matrix more into the space.
 */
function sumBlocks(
  rows: number,
  n: number,
  a: Float64Array,
  weights: Float64Array,
  out: Float64Array,
  scratch: number,
  add: (
    space: Space,
    count: number,
    block: number,
    weights: number,
    sum: number,
    lost: number,
    scratch: number,
  ) => void,
): void {
  check.dimension("rows", rows);
  check.dimension("n", n);
  check.shape("a", a, rows, n);
  check.shape("weights", weights, rows, 1);
  check.shape("out", out, n, n);
  const size = Math.min(rows, ROWS_AT_A_TIME);
  const space = borrowSpace(size * (n + 1) + 3 * out.length + scratch + SLACK);
  const bottom = space.mark();
  const block = space.allocate(size * n);
  const factors = space.allocate(size);
  const sum = space.allocate(out.length).fill(0);
  const lost = space.allocate(out.length).fill(0);
  for (let begin = 0; begin < rows; begin += size) {
    const end = Math.min(begin + size, rows);
    block.set(a.subarray(begin * n, end * n));
    factors.set(weights.subarray(begin, end));
    space.begin();
    add(
      space,
      end - begin,
      block.byteOffset,
      factors.byteOffset,
      sum.byteOffset,
      lost.byteOffset,
      space.reserve(scratch),
    );
    space.end();
  }
  for (let e = 0; e < out.length; e++) out[e] = sum[e] + lost[e];
  space.release(bottom);
  mirrorLowerInPlace(n, out);
  if (hasNaN(out)) {
    check.numbers("a", a, n);
    check.numbers("weights", weights, 1);
  }
}
