/** Products of a few long rows with each other, in twice the precision. */
import { productError, sumError } from "./doubleDouble.ts";
import { type DoubleDoubles, doubleDoubles } from "./doubleDoubles.ts";

/**
 * The lower triangle of AAᵀ, A m×n: each product of two rows is what twice the precision gives, but for the last rounding (Ogita,
 * Rump, Oishi, "Accurate sum and dot product", 2005). m²n/2 multiplications.
 *
 * @param onStep - told the share of the work that is done
 */
export function gramOfRows(
  m: number,
  n: number,
  rows: Float64Array | Float32Array,
  onStep: (share: number) => void = () => {},
): DoubleDoubles {
  const gram = doubleDoubles(m * m);
  // Products of numbers of 24 bits are doubles.
  const product = rows instanceof Float32Array ? exactProduct : roundedProduct;
  for (let i = 0; i < m; i++) {
    onStep((i * i) / (m * m));
    for (let j = 0; j <= i; j++) product(n, rows, i * n, j * n, gram, i * m + j);
  }
  return gram;
}

type Rows = Float64Array | Float32Array;

function exactProduct(n: number, rows: Rows, first: number, second: number, out: DoubleDoubles, at: number): void {
  let sum = 0;
  let lost = 0;
  for (let i = first, j = second; i < first + n; i++, j++) {
    const term = rows[i] * rows[j];
    const next = sum + term;
    lost += sumError(sum, term, next);
    sum = next;
  }
  put(sum, lost, out, at);
}

function roundedProduct(n: number, rows: Rows, first: number, second: number, out: DoubleDoubles, at: number): void {
  let sum = 0;
  let lost = 0;
  for (let i = first, j = second; i < first + n; i++, j++) {
    const term = rows[i] * rows[j];
    const next = sum + term;
    lost += sumError(sum, term, next) + productError(rows[i], rows[j], term);
    sum = next;
  }
  put(sum, lost, out, at);
}

function put(sum: number, lost: number, out: DoubleDoubles, at: number): void {
  out.hi[at] = sum + lost;
  out.lo[at] = lost - (out.hi[at] - sum);
}
