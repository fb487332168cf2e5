/**
 * Semi-definite matrices in twice the precision: range, eigenvalues and eigenvectors, each to high relative accuracy.
 *
 * A pivoted Cholesky factor, whose rows are then made orthogonal by one-sided Jacobi rotations (Veselić and Hari 1989; Drmač
 * and Veselić 2008): of A = DBD with any diagonal D, every eigenvalue is known to κ(B) ε of itself, and what is said in the
 * eigenbasis comes from the rotated rows, never from eigenvectors whose small entries a product with large numbers blows up.
 */
import { LinearAlgebraError } from "../linearAlgebraError.ts";
import { type DoubleDouble, minus, over, plus, squareRoot, times } from "./doubleDouble.ts";
import { addMultiple, type DoubleDoubles, dot, doubleDoubles, entryOf, rotate, setEntry } from "./doubleDoubles.ts";
import { type Dependence, type PivotedCholesky, pivotedCholesky, type RankRule } from "./pivotedCholesky.ts";

/** Cyclic sweeps over all pairs; about ten are needed. */
const MOST_SWEEPS = 60;
/** 2^27: beyond it 1 + ζ² rounds to ζ². */
const LARGE_ANGLE = 134217728;
/** 2^−40: squared lengths that are as near as this share of them are subtracted in twice the precision. */
const NEAR = 9.094947017729282e-13;

/** A on its range, A = V Λ V'. */
export interface SemidefiniteFactor {
  /** n. */
  readonly dimension: number;
  /** r; 0 for A = 0. */
  readonly rank: number;
  /** P, r columns of A that determine the others. */
  readonly pivots: readonly number[];
  /** λ₁ ≥ … ≥ λᵣ > 0. */
  readonly values: DoubleDoubles;
  /** r×n: row a is √λ_a v_a'. */
  readonly rows: DoubleDoubles;
  /** r×r: T, with Tx_P = Λ^(−½)V'x for every x in the range, x_P its entries at the pivots. TA_PP T' = I. */
  readonly whitening: DoubleDoubles;
  /** The smallest share of a pivot's diagonal entry that the pivots before it left. */
  readonly independence: number;
  /** max Σ_l |T_al| √A_ll over the rows of T: rounding of the data, a part of each column, comes out so much larger in Tx_P. */
  readonly magnification: number;
  /** What was taken for a dependence; n − r of them. */
  readonly dependences: readonly Dependence[];
}

/** Magnification from which squaring it, as forming A from rows did, costs too much. */
const SQUARED_TOO_FAR = 1e3;

/** How far rounding to twice the precision may leave Σ pᵢ zᵢzᵢ', z = Tx_P of rows, from the identity, in units of that rounding. */
export function whiteningLoss({ magnification }: SemidefiniteFactor): number {
  return magnification < SQUARED_TOO_FAR ? magnification * magnification : magnification;
}

/**
 * @param a - n×n, symmetric positive semi-definite; the lower triangle counts
 * @param rule - see {@link pivotedCholesky}
 * @param resolved - see {@link pivotedCholesky}
 * @param refine - T ↦ TA_PP T', computed from the rows behind A: where forming A squared the data's condition number too far,
 * a Cholesky factor of it corrects the factor (Yamazaki, Tomov and Dongarra 2015); null where A itself is the data
 */
export function factorSemidefinite(
  n: number,
  a: DoubleDoubles,
  rule: RankRule,
  resolved: number,
  refine: ((pivots: readonly number[], whitening: DoubleDoubles) => DoubleDoubles) | null = null,
): SemidefiniteFactor {
  const cholesky = pivotedCholesky(n, a, rule, resolved);
  const { rank, pivots, rows } = cholesky;
  const whitening = invert(rank, pivotBlock(cholesky, n));
  const plain = diagonalised(n, a, cholesky, whitening);
  if (refine === null || plain.magnification < SQUARED_TOO_FAR) return plain;
  correct(n, rank, refine(pivots, whitening), rows, whitening);
  return diagonalised(n, a, cholesky, whitening);
}

/** The factor that a Cholesky factor and T become when their rows are made orthogonal; both are left as they are. */
function diagonalised(
  n: number,
  a: DoubleDoubles,
  { rank, pivots, independence, dependences, ...cholesky }: PivotedCholesky,
  lower: DoubleDoubles,
): SemidefiniteFactor {
  const rows = copyOf(cholesky.rows);
  const whitening = copyOf(lower);
  orthogonalise(rank, n, rows, whitening);
  const squares = doubleDoubles(rank);
  for (let j = 0; j < rank; j++) setEntry(squares, j, dot(n, rows, j * n, rows, j * n));
  const order = Array.from({ length: rank }, (_, j) => j).sort((i, j) => squares.hi[j] - squares.hi[i] || i - j);
  return {
    dimension: n,
    rank,
    pivots,
    values: rearranged(squares, order, 1),
    rows: rearranged(rows, order, n),
    whitening: rearranged(whitening, order, rank),
    independence,
    magnification: magnificationOf(n, a, pivots, whitening),
    dependences,
  };
}

function copyOf({ hi, lo }: DoubleDoubles): DoubleDoubles {
  return { hi: hi.slice(), lo: lo.slice() };
}

function magnificationOf(n: number, a: DoubleDoubles, pivots: readonly number[], whitening: DoubleDoubles): number {
  const r = pivots.length;
  let most = 1;
  for (let row = 0; row < r; row++) {
    let sum = 0;
    pivots.forEach((pivot, l) => {
      sum += Math.abs(whitening.hi[row * r + l]) * Math.sqrt(a.hi[pivot * n + pivot]);
    });
    most = Math.max(most, sum);
  }
  return most;
}

/** A†g for g in the range of A. */
export function applyPseudoInverse(factor: SemidefiniteFactor, g: DoubleDoubles): DoubleDoubles {
  const { dimension: n, rank: r, pivots, values, rows, whitening } = factor;
  const at = doubleDoubles(r);
  for (let l = 0; l < r; l++) setEntry(at, l, entryOf(g, pivots[l]));
  const out = doubleDoubles(n);
  for (let a = 0; a < r; a++) {
    const coordinate = dot(r, whitening, a * r, at, 0);
    addMultiple(n, over(coordinate, entryOf(values, a)), rows, a * n, out, 0);
  }
  return out;
}

/** L = R_P', lower triangular. */
function pivotBlock({ rank, pivots, rows }: PivotedCholesky, n: number): DoubleDoubles {
  const lower = doubleDoubles(rank * rank);
  for (let l = 0; l < rank; l++) {
    for (let m = l; m < rank; m++) setEntry(lower, m * rank + l, entryOf(rows, l * n + pivots[m]));
  }
  return lower;
}

/** L⁻¹ of a lower triangular L, r×r. */
function invert(r: number, lower: DoubleDoubles): DoubleDoubles {
  const inverse = doubleDoubles(r * r);
  for (let i = 0; i < r; i++) {
    const pivot = entryOf(lower, i * r + i);
    for (let l = 0; l < i; l++) {
      const [hi, lo] = entryOf(lower, i * r + l);
      addMultiple(l + 1, [-hi, -lo], inverse, l * r, inverse, i * r);
    }
    for (let j = 0; j < i; j++) setEntry(inverse, i * r + j, over(entryOf(inverse, i * r + j), pivot));
    setEntry(inverse, i * r + i, over([1, 0], pivot));
  }
  return inverse;
}

/** With TA_PP T' = CC' (C lower triangular), T ← C⁻¹T and R ← C'R. */
function correct(n: number, r: number, gram: DoubleDoubles, rows: DoubleDoubles, whitening: DoubleDoubles): void {
  const lower = cholesky(r, gram);
  const inverse = invert(r, lower);
  // Row a of C⁻¹T needs rows 0 … a of T; row a of C'R needs rows a … r − 1 of R.
  for (let a = r - 1; a >= 0; a--) {
    const row = doubleDoubles(r);
    for (let l = 0; l <= a; l++) addMultiple(r, entryOf(inverse, a * r + l), whitening, l * r, row, 0);
    whitening.hi.set(row.hi, a * r);
    whitening.lo.set(row.lo, a * r);
  }
  for (let a = 0; a < r; a++) {
    const row = doubleDoubles(n);
    for (let l = a; l < r; l++) addMultiple(n, entryOf(lower, l * r + a), rows, l * n, row, 0);
    rows.hi.set(row.hi, a * n);
    rows.lo.set(row.lo, a * n);
  }
}

/** C, lower triangular, with CC' = A for a positive definite A, r×r. */
function cholesky(r: number, a: DoubleDoubles): DoubleDoubles {
  const lower = doubleDoubles(r * r);
  for (let i = 0; i < r; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = minus(entryOf(a, i * r + j), dot(j, lower, i * r, lower, j * r));
      if (i === j && !(rest[0] > 0)) {
        throw new LinearAlgebraError("factorSemidefinite", "a", "is too nearly singular for twice the precision");
      }
      setEntry(lower, i * r + j, i === j ? squareRoot(rest) : over(rest, entryOf(lower, j * r + j)));
    }
  }
  return lower;
}

/**
 * Rotates pairs of the r rows until all are orthogonal, and `companions`, r×r, alike. First as far as doubles see, then as
 * far as twice the precision does: squares of Λ come out diagonal only if the angles are small beside √(λᵣ/λ₁).
 */
function orthogonalise(r: number, n: number, rows: DoubleDoubles, companions: DoubleDoubles): void {
  for (const orthogonal of [n * Number.EPSILON, 64 * n * Number.EPSILON * Number.EPSILON]) {
    let rotated = true;
    for (let sweep = 0; rotated; sweep++) {
      if (sweep === MOST_SWEEPS) {
        throw new LinearAlgebraError("factorSemidefinite", "a", `does not settle in ${MOST_SWEEPS} sweeps`);
      }
      rotated = false;
      for (let p = 0; p < r; p++) {
        for (let q = p + 1; q < r; q++) {
          const first = dot(n, rows, p * n, rows, p * n);
          const second = dot(n, rows, q * n, rows, q * n);
          const [[pp], [qq]] = [first, second];
          const [pq] = dot(n, rows, p * n, rows, q * n);
          if (Math.abs(pq) <= orthogonal * Math.sqrt(pp) * Math.sqrt(qq)) continue;
          rotated = true;
          // Doubles of lengths that differ in their last places only would turn by 45° for ever.
          const apart = Math.abs(qq - pp) < NEAR * qq ? minus(second, first)[0] : qq - pp;
          const ζ = apart / (2 * pq);
          // ζ² may overflow.
          const root = Math.abs(ζ) > LARGE_ANGLE ? Math.abs(ζ) : Math.sqrt(1 + ζ * ζ);
          const tangent = (ζ >= 0 ? 1 : -1) / (Math.abs(ζ) + root);
          // The angle is a double; that cosine² + sine² = 1 must hold to twice the precision.
          const cosine = over([1, 0], squareRoot(plus([1, 0], times([tangent, 0], [tangent, 0]))));
          const sine: DoubleDouble = times(cosine, [-tangent, 0]);
          rotate(n, rows, p * n, q * n, cosine, sine);
          rotate(r, companions, p * r, q * r, cosine, sine);
        }
      }
    }
  }
}

function rearranged(from: DoubleDoubles, order: readonly number[], width: number): DoubleDoubles {
  const out = doubleDoubles(order.length * width);
  order.forEach((row, at) => {
    out.hi.set(from.hi.subarray(row * width, (row + 1) * width), at * width);
    out.lo.set(from.lo.subarray(row * width, (row + 1) * width), at * width);
  });
  return out;
}
