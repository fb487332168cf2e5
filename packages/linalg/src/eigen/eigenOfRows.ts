import { Checker } from "../check.ts";
import { largestEntry, powerOfTwoNear } from "../units.ts";
import type { SemidefiniteEigen } from "./eigenSemidefinite.ts";
import { orthogonaliseRows } from "./orthogonaliseRows.ts";

const check = new Checker("eigenOfRows");

/** What rounding of an orthogonal reduction and of rotations may leave of a direction that no row has, as a share of √λ₁. */
function rounding(n: number): number {
  return 8 * (n + 8) * Number.EPSILON;
}

/**
 * AᵀA = V diag(values) Vᵀ on its range, from the m rows of A (m×n) themselves, m ≤ n: an eigenvalue λ is known to about
 * ε √(λ₁/λ) of itself, where the product AᵀA would leave ε λ₁/λ. The rank counts the λ with √λ above 8 (n + 8) ε √λ₁; that is for
 * rows in coordinates without units of their own, such as `reduceRows` gives: see `eigenSemidefinite` for others.
 *
 * @throws LinearAlgebraError on a wrong length, more rows than columns, or an entry that is not finite
 */
export function eigenOfRows(m: number, n: number, a: Float64Array): Omit<SemidefiniteEigen, "independence"> {
  check.dimension("n", n, 1);
  check.dimension("m", m, 1);
  if (m > n) throw check.refusal("m", `must be at most n = ${n}, got ${m}`);
  check.shape("a", a, m, n);
  check.finite("a", a, n);
  // A power of two, so that nothing is rounded, but what is too small to count.
  const unit = powerOfTwoNear(largestEntry(a));
  const rows = a.map((entry) => entry / unit);
  const share = rounding(n) * rounding(n);
  const { values, vectors } = orthogonaliseRows(check, m, n, rows, share * longest(n, rows), () => {});
  const rank = values.filter((value) => value > share * values[0]).length;
  return {
    rank,
    values: values.slice(0, rank).map((value) => value * unit * unit),
    vectors: firstColumns(n, m, rank, vectors),
  };
}

/** The largest square of a row's length, which is no larger than λ₁. */
function longest(n: number, rows: Float64Array): number {
  let largest = 0;
  for (let begin = 0; begin < rows.length; begin += n) {
    let square = 0;
    for (let e = begin; e < begin + n; e++) square += rows[e] * rows[e];
    largest = Math.max(largest, square);
  }
  return largest;
}

function firstColumns(n: number, width: number, kept: number, a: Float64Array): Float64Array {
  if (kept === width) return a;
  const out = new Float64Array(n * kept);
  for (let i = 0; i < n; i++) out.set(a.subarray(i * width, i * width + kept), i * kept);
  return out;
}
