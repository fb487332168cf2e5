import {
  addOuter,
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
  weightedGram,
  whiteningLoss,
} from "@sgd-basins/linalg";
import { drawnIn } from "../almostSure/drawnHessians.ts";
import { geometryWithError, type LocalGeometry } from "../geometry/localGeometry.ts";
import { inEigenbasis, type RowEigenbasis } from "../geometry/rowEigenbasis.ts";
import { rowExcess } from "../geometry/rowLocalGeometry.ts";
import { componentsIn, type SampledComponents } from "../samplingWeights/sampledComponents.ts";
import { rowSecondMoment } from "../secondMoment/secondMoment.ts";
import { geometryOfExcess } from "./geometryOfExcess.ts";
import type { LocalTheory } from "./localTheory.ts";
import { checkDependences, TWICE_ROUNDING, UndeterminedError } from "./undetermined.ts";

/** An estimate of what doubles leave undetermined, a guess that is right to four digits of ten: wrong numbers had 1e-11 and more. */
const SUFFICIENT = 1e-12;

export interface TheoryOfRows extends LocalTheory {
  /** The components that are drawn, for those who choose probabilities. */
  readonly components: () => SampledComponents;
  /**
   * C = Σ pᵢεᵢεᵢ' in Q̄'s eigenbasis, r×r, of the gradients εᵢ = residualᵢ xᵢ; one pass.
   *
   * @param residuals - xᵢ'β* − yᵢ, N of them
   */
  readonly noise: (residuals: Float64Array) => Float64Array;
}

/**
 * Local geometry and second moment of components Qᵢ = xᵢxᵢ', in the precision of their range.
 *
 * @param range - of the rows
 * @param probabilities - with which components are drawn, each then counting wᵢ/pᵢ times; null for the objective's weights
 * @throws UndeterminedError if γ or t is not determined in that precision
 */
export function theoryOfRows(
  data: WeightedRows,
  range: RowRange,
  probabilities: DoubleDoubles | null,
  onStep: (share: number) => void = () => {},
): TheoryOfRows {
  if (range.precision === "twice") return inTwicePrecision(data, range.factor, probabilities, onStep);
  const { dimension, rows, weights } = data;
  const whole = inEigenbasis({ dimension, weights: weights.hi, rowsEach: 1, rows }, range.eigen);
  const basis = probabilities === null ? whole : drawnWith(whole, probabilities.hi);
  const { geometry, error } = geometryWithError(dimension, basis.eigenvalues, rowExcess(basis));
  // Coordinates of large rows in flat directions are known no better than beside the row, and the columns' dependence adds to
  // that.
  const independence = Math.sqrt(range.eigen.independence);
  const stirred = stirring(geometry);
  if (((error + Number.EPSILON / independence) * stirred) / independence > SUFFICIENT) {
    throw new UndeterminedError("γ or t is not determined in doubles");
  }
  return theoryIn(basis, geometry, weights.hi);
}

/** @param weights - the objective's, where the basis has the probabilities with which components are drawn */
function theoryIn(basis: RowEigenbasis, geometry: LocalGeometry, weights: Float64Array): TheoryOfRows {
  return {
    geometry,
    moment: rowSecondMoment(basis),
    drawn: () => drawnIn(basis),
    components: () => componentsIn(basis),
    noise(residuals) {
      const r = basis.eigenvalues.length;
      const out = new Float64Array(r * r);
      // A component that counts w/p times has √(w/p) in its coordinates: w²/p of εε' is w of what stands there.
      const factors = residuals.map((residual, i) => weights[i] * residual * residual);
      weightedGram(residuals.length, r, basis.coordinates, factors, out);
      return out;
    },
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
    coordinates: basis.coordinates.map((entry, e) => entry * factors[Math.floor(e / r)]),
  };
}

/**
 * In coordinates in which Q̄ is the identity and its square Λ², row i is kᵢ = Tx, and E = Σ (wᵢ²/pᵢ) (kᵢ'Λ²kᵢ) kᵢkᵢ' − Λ².
 */
function inTwicePrecision(
  data: WeightedRows,
  factor: SemidefiniteFactor,
  probabilities: DoubleDoubles | null,
  onStep: (share: number) => void,
): TheoryOfRows {
  const { dimension, count, weights } = data;
  const { rank: r, pivots, values, whitening, magnification, dependences } = factor;
  checkDependences(dependences, magnification);
  const rounding = TWICE_ROUNDING * (count + dimension) * whiteningLoss(factor);
  const errors = new Float64Array(r);
  const drawn = probabilities ?? weights;
  const excess = doubleDoubles(r * r);
  for (let a = 0; a < r; a++) {
    const λ = entryOf(values, a);
    setEntry(excess, a * r + a, minus([0, 0], times(λ, λ)));
  }
  const roots = Float64Array.from({ length: r }, (_, a) => squareRoot(entryOf(values, a))[0]);
  const coordinates = new Float64Array(count * r);
  const x = doubleDoubles(r);
  const k = doubleDoubles(r);
  const scaled = doubleDoubles(r);
  const weighted = doubleDoubles(r);
  for (let i = 0; i < count; i++) {
    if (i % 256 === 0) onStep(i / count);
    const probability = entryOf(drawn, i);
    if (probability[0] === 0) continue;
    const weight = entryOf(weights, i);
    const importance = probabilities === null ? ([1, 0] as const) : over(weight, probability);
    const stretch = Math.sqrt(importance[0]);
    rowAt(data, i, pivots, x.hi);
    for (let a = 0; a < r; a++) {
      const entry = dot(r, whitening, a * r, x, 0);
      setEntry(k, a, entry);
      setEntry(scaled, a, times(entry, entryOf(values, a)));
      coordinates[i * r + a] = stretch * roots[a] * entry[0];
    }
    const form = dot(r, scaled, 0, scaled, 0);
    const factorOf = times(times(weight, importance), form);
    addOuter(r, factorOf, k, weighted, excess);
    addErrors(r, factorOf[0] / form[0], form[0], rounding, k, values.hi, errors);
  }
  // One component is its own mean: kk' = I.
  if (count === 1) for (const array of [excess.hi, excess.lo, errors]) array.fill(0);
  const geometry = geometryOfExcess(dimension, values, excess, errors);
  const { eigenvalues } = geometry;
  const basis: RowEigenbasis = {
    structure: "rows",
    dimension,
    weights: drawn.hi,
    eigenvalues,
    rowsEach: 1,
    coordinates,
  };
  return theoryIn(basis, geometry, weights.hi);
}

/** What errors of k do to Φ_aa = Σ (w²/p) (k'Λ²k) k_a². An entry that is zero is one for the data's zeros. */
function addErrors(
  r: number,
  weight: number,
  form: number,
  rounding: number,
  k: DoubleDoubles,
  λ: Float64Array,
  errors: Float64Array,
): void {
  let length = 0;
  for (let c = 0; c < r; c++) length += k.hi[c] * k.hi[c];
  const error = rounding * Math.sqrt(length);
  let errorOfForm = 0;
  for (let c = 0; c < r; c++) {
    const size = Math.abs(k.hi[c]);
    if (size > 0) errorOfForm += λ[c] * λ[c] * (2 * size + error) * error;
  }
  for (let a = 0; a < r; a++) {
    const size = Math.abs(k.hi[a]);
    if (size > 0) errors[a] += weight * (size * size * errorOfForm + (form + errorOfForm) * (2 * size + error) * error);
  }
}
