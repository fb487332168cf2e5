import {
  addMultiple,
  type DoubleDoubles,
  dot,
  doubleDoubles,
  entryOf,
  over,
  plus,
  type SemidefiniteFactor,
  setEntry,
  times,
  type WeightedMatrices,
} from "@sgd-basins/linalg";
import { rotatedSecondMoment } from "../secondMoment/secondMoment.ts";
import { geometryOfExcess } from "./geometryOfExcess.ts";
import type { LocalTheory } from "./localTheory.ts";
import { type NoiseMoments, noiseOfMatrixBasis } from "./noiseMoments.ts";
import { checkDependences, TWICE_ROUNDING } from "./undetermined.ts";

export interface TheoryOfMatrices extends LocalTheory {
  /**
   * @param gradients - εᵢ = Qᵢβ* + rᵢ, N×d row by row
   */
  readonly noise: (gradients: Float64Array) => NoiseMoments;
}

/**
 * Local geometry and second moment of dense components, in twice the precision.
 *
 * In coordinates in which Q̄ is the identity and its square Λ², component i is Kᵢ = TQᵢT', with T of the factor; then
 * Σ pᵢKᵢ = I, and E = Σ pᵢ (Kᵢ − I)Λ²(Kᵢ − I). Cost: 3 products of r×r matrices a component.
 *
 * @param factor - of the mean Hessian
 * @param probabilities - with which components are drawn, each then counting wᵢ/pᵢ times; null for the objective's weights
 * @throws UndeterminedError if γ or t is not determined
 */
export function theoryOfMatrices(
  { dimension: d, matrices, weights, rounding: ofData }: WeightedMatrices,
  factor: SemidefiniteFactor,
  probabilities: DoubleDoubles | null,
  onStep: (share: number) => void = () => {},
): TheoryOfMatrices {
  const { rank: r, pivots, values, whitening, magnification, dependences } = factor;
  // Matrices are data whose condition number is the square of what rows would have.
  const loss = magnification * magnification;
  if (ofData === undefined) checkDependences(dependences, loss);
  const rounding = TWICE_ROUNDING * (matrices.length + d) * loss;
  const errors = new Float64Array(r);
  const drawn = probabilities ?? weights;
  const excess = doubleDoubles(r * r);
  const half = doubleDoubles(r * r);
  const part = doubleDoubles(r * r);
  const scratch = doubleDoubles(r);
  const rotated = matrices.map((q, i) => {
    onStep(i / matrices.length);
    const out = new Float64Array(r * r);
    const probability = entryOf(drawn, i);
    if (probability[0] === 0) return out;
    const importance = probabilities === null ? ([1, 0] as const) : over(entryOf(weights, i), probability);
    // half = TQ at the pivots, part = halfT', each a row at a time.
    for (let a = 0; a < r; a++) {
      for (let m = 0; m < r; m++) {
        let sum: readonly [number, number] = [0, 0];
        for (let l = 0; l < r; l++) {
          sum = plus(sum, times(entryOf(whitening, a * r + l), [q[pivots[l] * d + pivots[m]], 0]));
        }
        setEntry(half, a * r + m, times(importance, sum));
      }
    }
    for (let a = 0; a < r; a++) {
      for (let b = 0; b <= a; b++) {
        const entry = dot(r, half, a * r, whitening, b * r);
        out[a * r + b] = entry[0] * Math.sqrt(values.hi[a]) * Math.sqrt(values.hi[b]);
        out[b * r + a] = out[a * r + b];
        const deviation = a === b ? plus(entry, [-1, 0]) : entry;
        setEntry(part, a * r + b, deviation);
        setEntry(part, b * r + a, deviation);
      }
    }
    addErrors(r, probability[0], rounding, part, values.hi, errors);
    // E += p (K − I)Λ²(K − I): a sum over the columns of (K − I)Λ.
    for (let c = 0; c < r; c++) {
      const λ = entryOf(values, c);
      const weight = times(probability, times(λ, λ));
      for (let a = 0; a < r; a++) setEntry(scratch, a, entryOf(part, a * r + c));
      for (let a = 0; a < r; a++) {
        addMultiple(a + 1, times(weight, entryOf(scratch, a)), scratch, 0, excess, a * r);
      }
    }
    return out;
  });
  // One component is its own mean: K = I.
  if (matrices.length === 1) for (const array of [excess.hi, excess.lo, errors]) array.fill(0);
  const geometry = geometryOfExcess(d, values, excess, errors);
  const { eigenvalues } = geometry;
  return {
    geometry,
    moment: rotatedSecondMoment(eigenvalues, drawn.hi, rotated),
    drawn: () => ({ structure: "dense", weights: drawn.hi, eigenvalues, matrices: rotated }),
    noise: (gradients) => {
      const at = doubleDoubles(r);
      const coordinates = matrices.map((_, i) => {
        for (let l = 0; l < r; l++) setEntry(at, l, [gradients[i * d + pivots[l]], 0]);
        return values.hi.map((λ, a) => Math.sqrt(λ) * dot(r, whitening, a * r, at, 0)[0]);
      });
      return noiseOfMatrixBasis(drawn.hi, weights.hi, rotated, coordinates);
    },
  };
}

/** What errors of K − I do to E_aa = Σ p Σ_c λ_c²(K − I)²_ac. An entry that is zero is one for the data's zeros. */
function addErrors(
  r: number,
  probability: number,
  rounding: number,
  deviation: DoubleDoubles,
  λ: Float64Array,
  errors: Float64Array,
): void {
  for (let a = 0; a < r; a++) {
    for (let c = 0; c < r; c++) {
      const entry = Math.abs(deviation.hi[a * r + c]);
      if (entry === 0 && a !== c) continue;
      const size = Math.sqrt((1 + deviation.hi[a * r + a]) * (1 + deviation.hi[c * r + c]));
      const error = rounding * Math.max(size, entry);
      errors[a] += probability * λ[c] * λ[c] * (2 * entry * error + error * error);
    }
  }
}
