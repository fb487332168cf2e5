import {
  addMultiple,
  type DoubleDoubles,
  dot,
  doubleDoubles,
  entryOf,
  minus,
  over,
  type RowRange,
  rowAt,
  type SemidefiniteFactor,
  setEntry,
  squareRoot,
  times,
  type WeightedRows,
  type WideRange,
  type WideRows,
  whiteningLoss,
} from "@sgd-basins/linalg";
import { drawnIn } from "../almostSure/drawnHessians.ts";
import { geometryWithError, type LocalGeometry } from "../geometry/localGeometry.ts";
import { inEigenbasis, type RowEigenbasis } from "../geometry/rowEigenbasis.ts";
import { rowExcess } from "../geometry/rowLocalGeometry.ts";
import { rowSecondMoment } from "../secondMoment/secondMoment.ts";
import { geometryOfExcess } from "./geometryOfExcess.ts";
import { type Linearised, linearise } from "./linearise.ts";
import type { LocalTheory } from "./localTheory.ts";
import { type NoiseMoments, noiseOfRowBasis } from "./noiseMoments.ts";
import { sensitivity } from "./sensitivity.ts";
import { checkDependences, TWICE_ROUNDING, UndeterminedError } from "./undetermined.ts";

/** An estimate of what doubles leave undetermined, a guess that is right to four digits of ten: wrong numbers had 1e-11 and more. */
const SUFFICIENT = 1e-12;
/** The same where rows were reduced by reflections: of 220 problems computed in both precisions the worst was 17 times as wrong. */
const SUFFICIENT_WIDE = 1e-10;

export interface TheoryOfRows extends LocalTheory {
  /** In which the components stand that are drawn, for those who choose probabilities: what these need is no part of this. */
  readonly basis: RowEigenbasis;
  /**
   * Of the gradients εᵢ = Xᵢ'ρᵢ; one pass.
   *
   * @param residuals - ρ, one for each row: xᵢ'β* − yᵢ of least squares
   */
  readonly noise: (residuals: Float64Array) => NoiseMoments;
  /** See {@link linearise}; of components that are drawn with the objective's weights. */
  readonly linearised: (residuals: Float64Array) => Linearised;
  /** See {@link sensitivity}. */
  readonly sensitivity: () => number;
}

/** Components that own so many rows each; if left out, one. */
interface Owned {
  readonly rowsEach?: number;
}

/**
 * Local geometry and second moment of components Qᵢ = XᵢᵀXᵢ, in the precision of their range.
 *
 * @param range - of the rows
 * @param probabilities - with which components are drawn, each then counting wᵢ/pᵢ times; null for the objective's weights
 * @throws UndeterminedError if γ or t is not determined in that precision
 */
export function theoryOfRows(
  data: WeightedRows & Owned,
  range: RowRange,
  probabilities: DoubleDoubles | null,
  onStep: (share: number) => void = () => {},
): TheoryOfRows {
  const { count, dimension, rows, rowsEach = 1, rounding } = data;
  const weights = ofComponents(data.weights, rowsEach);
  if (range.precision === "twice") {
    const { factor } = range;
    if (rounding === undefined) checkDependences(factor.dependences, factor.magnification);
    const white: WhiteRows = {
      values: factor.values,
      rounding: TWICE_ROUNDING * (count + dimension) * whiteningLoss(factor),
      at: whitenedBy(data, factor),
    };
    return inTwicePrecision({ dimension, rowsEach, weights }, white, probabilities, onStep);
  }
  const whole = inEigenbasis({ dimension, weights: weights.hi, rowsEach, rows }, range.eigen);
  // Coordinates of large rows in flat directions are known no better than beside the row, and the columns' dependence adds to
  // that.
  const independence = Math.sqrt(range.eigen.independence);
  return inDoubles(whole, weights.hi, probabilities, (error, stirred) => {
    return ((error + Number.EPSILON / independence) * stirred) / independence <= SUFFICIENT;
  });
}

/** The same of rows that are fewer than their columns. */
export function theoryOfWideRows(
  data: WideRows & Owned,
  range: WideRange,
  probabilities: DoubleDoubles | null,
  onStep: (share: number) => void = () => {},
): TheoryOfRows {
  const { count, dimension, rowsEach = 1 } = data;
  const weights = ofComponents(data.weights, rowsEach);
  if (range.precision === "twice") {
    const { factor } = range;
    const white: WhiteRows = {
      values: factor.values,
      rounding: (TWICE_ROUNDING * (count + dimension)) / factor.independence,
      at: eigenvectorsOf(data, factor),
    };
    return inTwicePrecision({ dimension, rowsEach, weights }, white, probabilities, onStep);
  }
  const { eigen, rows } = range;
  const whole = inEigenbasis({ dimension: count, weights: weights.hi, rowsEach, rows }, eigen);
  // A reflection changes a row by some ε of its length, which may be √(λ₁/λᵣ) times what it has in flat directions.
  const [first, last] = [eigen.values[0] ?? 1, eigen.values[eigen.rank - 1] ?? 1];
  return inDoubles({ ...whole, dimension }, weights.hi, probabilities, (error, stirred) => {
    return (error + Number.EPSILON * Math.sqrt(first / last)) * stirred <= SUFFICIENT_WIDE;
  });
}

/** Of each component, where there are weights of every row. */
function ofComponents({ hi, lo }: DoubleDoubles, rowsEach: number): DoubleDoubles {
  if (rowsEach === 1) return { hi, lo };
  const isFirst = (_: number, row: number): boolean => row % rowsEach === 0;
  return { hi: hi.filter(isFirst), lo: lo.filter(isFirst) };
}

/** @param suffices - whether an error of γ and t, and how much the directions differ in what stirs them, leave numbers that may be printed */
function inDoubles(
  whole: RowEigenbasis,
  weights: Float64Array,
  probabilities: DoubleDoubles | null,
  suffices: (error: number, stirred: number) => boolean,
): TheoryOfRows {
  const basis = probabilities === null ? whole : drawnWith(whole, probabilities.hi);
  const { geometry, error } = geometryWithError(basis.dimension, basis.eigenvalues, rowExcess(basis));
  if (!suffices(error, stirring(geometry))) throw new UndeterminedError("γ or t is not determined in doubles");
  return theoryIn(basis, geometry, weights);
}

/** @param weights - the objective's, where the basis has the probabilities with which components are drawn */
function theoryIn(basis: RowEigenbasis, geometry: LocalGeometry, weights: Float64Array): TheoryOfRows {
  return {
    geometry,
    moment: rowSecondMoment(basis),
    drawn: () => drawnIn(basis),
    basis,
    noise: (residuals) => noiseOfRowBasis(basis, weights, residuals),
    linearised: (residuals) => linearise(basis, residuals),
    sensitivity: () => sensitivity(basis),
  };
}

/** √(max/min) of Φ_aa = D_aa/λ_a + λ_a²: how much steeper what stirs one direction is than what stirs another. */
function stirring({ eigenvalues, excess, rank: r }: LocalGeometry): number {
  const sizes = Array.from(eigenvalues, (λ, a) => excess.values[a * r + a] / λ + λ * λ);
  return Math.sqrt(Math.max(...sizes) / Math.min(...sizes));
}

/** The same components, drawn with other probabilities. */
function drawnWith(basis: RowEigenbasis, probabilities: Float64Array): RowEigenbasis {
  const r = basis.eigenvalues.length;
  const factors = basis.weights.map((weight, i) => (probabilities[i] > 0 ? Math.sqrt(weight / probabilities[i]) : 0));
  return {
    ...basis,
    weights: probabilities,
    coordinates: basis.coordinates.map((entry, e) => entry * factors[Math.floor(e / r / basis.rowsEach)]),
  };
}

/** Rows in coordinates in which Q̄ is the identity and its square Λ². */
interface WhiteRows {
  readonly values: DoubleDoubles;
  /** Error of such a row, relative to its length. */
  readonly rounding: number;
  /** k of a row, r numbers. */
  readonly at: (row: number, k: DoubleDoubles) => void;
}

/** k = Tx. */
function whitenedBy(data: WeightedRows, { rank: r, pivots, whitening }: SemidefiniteFactor): WhiteRows["at"] {
  const x = doubleDoubles(r);
  return (row, k) => {
    rowAt(data, row, pivots, x.hi);
    for (let a = 0; a < r; a++) setEntry(k, a, dot(r, whitening, a * r, x, 0));
  };
}

/** k_a = u_a/√p of the products' eigenvectors u, of which the factor's rows are √λ_a u_a'. */
function eigenvectorsOf({ count, weights }: WideRows, { rank: r, values, rows }: SemidefiniteFactor): WhiteRows["at"] {
  const roots = Array.from({ length: r }, (_, a) => squareRoot(entryOf(values, a)));
  return (row, k) => {
    const root = squareRoot(entryOf(weights, row));
    for (let a = 0; a < r; a++) setEntry(k, a, over(over(entryOf(rows, a * count + row), roots[a]), root));
  };
}

/**
 * With kᵢ the rows of component i in coordinates in which Q̄ is the identity, E = Σ (wᵢ²/pᵢ) Kᵢ'(KᵢΛ²Kᵢ')Kᵢ − Λ².
 */
function inTwicePrecision(
  { dimension, rowsEach: c, weights }: { dimension: number; rowsEach: number; weights: DoubleDoubles },
  { values, rounding, at }: WhiteRows,
  probabilities: DoubleDoubles | null,
  onStep: (share: number) => void,
): TheoryOfRows {
  const count = weights.hi.length;
  const r = values.hi.length;
  const errors = new Float64Array(r);
  const drawn = probabilities ?? weights;
  const excess = doubleDoubles(r * r);
  for (let a = 0; a < r; a++) {
    const λ = entryOf(values, a);
    setEntry(excess, a * r + a, minus([0, 0], times(λ, λ)));
  }
  const roots = Float64Array.from({ length: r }, (_, a) => squareRoot(entryOf(values, a))[0]);
  const coordinates = new Float64Array(count * c * r);
  const own = Array.from({ length: c }, () => ({ k: doubleDoubles(r), scaled: doubleDoubles(r) }));
  const weighted = doubleDoubles(r);
  for (let i = 0; i < count; i++) {
    if (i % 256 === 0) onStep(i / count);
    const probability = entryOf(drawn, i);
    if (probability[0] === 0) continue;
    const weight = entryOf(weights, i);
    const importance = probabilities === null ? ([1, 0] as const) : over(weight, probability);
    const stretch = Math.sqrt(importance[0]);
    own.forEach(({ k, scaled }, row) => {
      at(i * c + row, k);
      for (let a = 0; a < r; a++) {
        const entry = entryOf(k, a);
        setEntry(scaled, a, times(entry, entryOf(values, a)));
        coordinates[(i * c + row) * r + a] = stretch * roots[a] * entry[0];
      }
    });
    const factor = times(weight, importance);
    for (const one of own) {
      weighted.hi.fill(0);
      weighted.lo.fill(0);
      for (const other of own) {
        const form = dot(r, one.scaled, 0, other.scaled, 0);
        const factorOf = times(factor, form);
        addMultiple(r, factorOf, other.k, 0, weighted, 0);
        const size = form[0] === 0 ? factor[0] : factorOf[0] / form[0];
        addErrors(r, size, Math.abs(form[0]), rounding, one.k, other.k, values.hi, errors);
      }
      for (let a = 0; a < r; a++) addMultiple(a + 1, entryOf(weighted, a), one.k, 0, excess, a * r);
    }
  }
  // One component is its own mean: K'K = I.
  if (count === 1) for (const array of [excess.hi, excess.lo, errors]) array.fill(0);
  const geometry = geometryOfExcess(dimension, values, excess, errors);
  const basis: RowEigenbasis = {
    structure: "rows",
    dimension,
    weights: drawn.hi,
    eigenvalues: geometry.eigenvalues,
    rowsEach: c,
    coordinates,
  };
  return theoryIn(basis, geometry, weights.hi);
}

/**
 * What errors of two rows k and l of a component do to its part (w²/p) (k'Λ²l) k_a l_a of Φ_aa. An entry that is zero is one for
 * the data's zeros.
 */
function addErrors(
  r: number,
  weight: number,
  form: number,
  rounding: number,
  k: DoubleDoubles,
  l: DoubleDoubles,
  λ: Float64Array,
  errors: Float64Array,
): void {
  const [errorOfK, errorOfL] = [k, l].map(({ hi }) => {
    return rounding * Math.sqrt(hi.reduce((sum, entry) => sum + entry * entry, 0));
  });
  let errorOfForm = 0;
  for (let c = 0; c < r; c++) errorOfForm += λ[c] * λ[c] * errorOfProduct(c);
  for (let a = 0; a < r; a++) {
    const size = Math.abs(k.hi[a] * l.hi[a]);
    errors[a] += weight * (size * errorOfForm + (form + errorOfForm) * errorOfProduct(a));
  }

  function errorOfProduct(c: number): number {
    const [first, second] = [Math.abs(k.hi[c]), Math.abs(l.hi[c])];
    return first === 0 && second === 0 ? 0 : first * errorOfL + second * errorOfK + errorOfK * errorOfL;
  }
}
