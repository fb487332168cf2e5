/** Rows in an orthonormal basis of what they span: the triangular factor of A = LQ, by reflections from the right. */
import { Checker } from "../check.ts";
import { multiply } from "../multiply.ts";
import { transpose } from "../transpose.ts";
import { powerOfTwoNear } from "../units.ts";
import { SLACK } from "../wasm/chooseSpace.ts";
import { LOSS, Space, sizes } from "../wasm/space.ts";

const check = new Checker("reduceRows");

/** Columns of A that are reduced at a time: few enough that a few hundred rows of them stay in the cache. */
const WIDTH = 1024;
/** Reflections that are applied at a time, as one product. */
const PANEL = 32;

/**
 * L, m×m and lower triangular, with LLᵀ = AAᵀ for A m×n: row i of L is row i of A in an orthonormal basis, so that the rows keep
 * their lengths and angles. Of the sign of a diagonal entry nothing is said.
 *
 * Householder's reflections, as LAPACK's dgelqf has them, but for A's columns 1,024 at a time: the factor so far and the next
 * columns become the next factor (Demmel, Grigori, Hoemmen, Langou, "Communication-optimal parallel and sequential QR and LU
 * factorizations", 2012), and A is read once and neither changed nor copied. Each row is that of a matrix whose row i differs
 * from A's by a few ε of its own length, however long others are; so a singular value σ of A is known to about ε σ₁/σ of itself,
 * where the product AAᵀ would leave ε (σ₁/σ)². A row of which next to nothing, 8 (m + 8) ε, lies outside the span of those before
 * has a zero on the diagonal. 2m²n operations, scratch for about 2,000 m numbers.
 *
 * @throws LinearAlgebraError on a wrong length or an entry that is not finite
 */
export function reduceRows(m: number, n: number, a: Float64Array | Float32Array): Float64Array {
  check.dimension("m", m, 1);
  check.dimension("n", n, 1);
  if (a.length !== m * n) throw check.refusal("a", `must be ${m}×${n}, ${m * n} numbers, got ${a.length}`);
  let largest = 0;
  for (let e = 0; e < a.length; e++) {
    const size = Math.abs(a[e]);
    if (!(size < Number.POSITIVE_INFINITY)) {
      throw check.refusal("a", `must be finite, entry (${Math.floor(e / n)}, ${e % n}) is ${a[e]}`);
    }
    if (size > largest) largest = size;
  }
  const unit = powerOfTwoNear(largest);
  const lower = new Float64Array(m * m);
  const width = Math.min(WIDTH, n);
  const scratch = scratchFor(m, width);
  for (let begin = 0; begin < n; begin += width) {
    const count = Math.min(width, n - begin);
    const block = scratch.block.subarray(0, m * count);
    for (let i = 0, e = 0; i < m; i++) {
      for (let at = i * n + begin; at < i * n + begin + count; at++, e++) block[e] = a[at] / unit;
    }
    absorb(m, count, lower, block, scratch);
  }
  finish(m, lower);
  for (let e = 0; e < m * m; e++) lower[e] *= unit;
  return lower;
}

interface Scratch {
  /** m×width. */
  readonly block: Float64Array;
  /** width×panel. */
  readonly reflectors: Float64Array;
  /** panel×panel. */
  readonly triangle: Float64Array;
  /** m×panel, twice. */
  readonly products: Float64Array;
  readonly turned: Float64Array;
  /** m×width. */
  readonly change: Float64Array;
}

function scratchFor(m: number, width: number): Scratch {
  const panel = Math.min(PANEL, m);
  const lengths = [m * width, width * panel, panel * panel, m * panel, m * panel, m * width];
  const kernels = Math.max(sizes().multiplyScratch(m, width, panel), sizes().multiplyScratch(m, panel, width));
  const space = new Space(lengths.reduce((sum, length) => sum + length + LOSS, SLACK) + kernels);
  const [block, reflectors, triangle, products, turned, change] = lengths.map((length) => space.allocate(length));
  return { block, reflectors, triangle, products, turned, change };
}

/** (L, B) ← (L', 0) by reflections from the right, B m×width; B is overwritten. */
function absorb(m: number, width: number, lower: Float64Array, block: Float64Array, scratch: Scratch): void {
  for (let first = 0; first < m; first += PANEL) {
    const count = Math.min(PANEL, m - first);
    const factors = reducePanel(m, width, first, count, lower, block);
    const left = m - first - count;
    if (left === 0) return;
    const triangle = scratch.triangle.subarray(0, count * count);
    fillTriangle(width, first, count, block, factors, triangle);
    applyPanel(m, width, first, count, lower, block, triangle, scratch);
  }
}

/**
 * Reduces rows `first` … `first + count − 1` one after the other. Reflection j is I − τ uu', u a one at column j of L and what
 * is left in row j of B. Returns the τ.
 */
function reducePanel(
  m: number,
  width: number,
  first: number,
  count: number,
  lower: Float64Array,
  block: Float64Array,
): Float64Array {
  const factors = new Float64Array(count);
  for (let p = 0; p < count; p++) {
    const row = first + p;
    const at = row * width;
    let square = 0;
    for (let e = at; e < at + width; e++) square += block[e] * block[e];
    if (square === 0) continue;
    const head = lower[row * m + row];
    const length = Math.sqrt(head * head + square);
    const reflected = head > 0 ? -length : length;
    const scale = 1 / (head - reflected);
    const factor = (reflected - head) / reflected;
    for (let e = at; e < at + width; e++) block[e] *= scale;
    lower[row * m + row] = reflected;
    factors[p] = factor;
    for (let other = row + 1; other < first + count; other++) {
      const from = other * width;
      let sum = lower[other * m + row];
      for (let e = 0; e < width; e++) sum += block[from + e] * block[at + e];
      sum *= factor;
      lower[other * m + row] -= sum;
      for (let e = 0; e < width; e++) block[from + e] -= sum * block[at + e];
    }
  }
  return factors;
}

/** T, upper triangular, with (I − τ₀u₀u₀') … = I − U'TU, the rows of U being the u (Schreiber and Van Loan 1989). */
function fillTriangle(
  width: number,
  first: number,
  count: number,
  block: Float64Array,
  factors: Float64Array,
  triangle: Float64Array,
): void {
  triangle.fill(0);
  for (let p = 0; p < count; p++) {
    const at = (first + p) * width;
    for (let q = 0; q < p; q++) {
      const from = (first + q) * width;
      let product = 0;
      for (let e = 0; e < width; e++) product += block[from + e] * block[at + e];
      for (let o = 0; o <= q; o++) triangle[o * count + p] -= factors[p] * triangle[o * count + q] * product;
    }
    triangle[p * count + p] = factors[p];
  }
}

/** The panel's reflections, for the rows below it. */
function applyPanel(
  m: number,
  width: number,
  first: number,
  count: number,
  lower: Float64Array,
  block: Float64Array,
  triangle: Float64Array,
  scratch: Scratch,
): void {
  const begin = first + count;
  const left = m - begin;
  const panel = block.subarray(first * width, begin * width);
  const below = block.subarray(begin * width, m * width);
  const reflectors = scratch.reflectors.subarray(0, width * count);
  const products = scratch.products.subarray(0, left * count);
  const turned = scratch.turned.subarray(0, left * count);
  const change = scratch.change.subarray(0, left * width);
  transpose(count, width, panel, reflectors);
  multiply(left, width, count, below, reflectors, products);
  for (let i = 0, e = 0; i < left; i++) {
    for (let p = 0; p < count; p++, e++) products[e] += lower[(begin + i) * m + first + p];
  }
  multiply(left, count, count, products, triangle, turned);
  multiply(left, count, width, turned, panel, change);
  for (let i = 0, e = 0; i < left; i++) {
    for (let p = 0; p < count; p++, e++) lower[(begin + i) * m + first + p] -= turned[e];
  }
  for (let e = 0; e < left * width; e++) below[e] -= change[e];
}

/** A diagonal entry that is rounding becomes zero: that row lies in the span of those before. */
function finish(m: number, lower: Float64Array): void {
  const nothing = 8 * (m + 8) * Number.EPSILON;
  for (let i = 0; i < m; i++) {
    let square = 0;
    for (let j = 0; j <= i; j++) square += lower[i * m + j] * lower[i * m + j];
    if (Math.abs(lower[i * m + i]) <= nothing * Math.sqrt(square)) lower[i * m + i] = 0;
  }
}
