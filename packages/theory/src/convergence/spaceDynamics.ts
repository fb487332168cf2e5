import type { NoiseMoments } from "../localTheory/noiseMoments.ts";
import { UndeterminedError } from "../localTheory/undetermined.ts";
import { choleskyOrNull } from "../secondMoment/choleskyOrNull.ts";
import type { MomentMap } from "../secondMoment/secondMoment.ts";
import { dot, norm } from "../vectors.ts";
import { followGap } from "./followGap.ts";
import { type Combination, MomentSpace, solveFactored } from "./momentSpace.ts";
import type { Accuracy, Decay, Floor, ScaledDynamics } from "./scaledDynamics.ts";

/** Relative error that is aimed at. */
const ERRORS: Readonly<Record<Accuracy, number>> = { search: 1e-6, final: 1e-10 };
/** Width, relative, within which 1 − ρ is proven. */
const WIDTH = 2e-9;
/** Directions beyond which nothing is hoped for. */
const MOST_DIRECTIONS = 500;
/** What is added to the diagonal of a preconditioner that may be zero. */
const SOFTENING = 0.05;

/**
 * The dynamics in a space that grows until it holds what was asked for; see {@link MomentSpace}.
 *
 * 1 − ρ = δ is the smallest eigenvalue of α(L − αE_p): in the space's vectors δ = α/μ with the largest μ of the pencil
 * (L⁻¹, I − αT_p), which has its full relative accuracy however flat the directions are, and the derivative of ρ comes from the
 * eigenvector v: ρ' = ⟨v, (2αE_p − L)v⟩ (Hellmann and Feynman). A Ritz value is at least δ. That δ is no less than it by more
 * than a width is proven: if αE_p(Z) + σZ/α ≺ L(Z) in the sense of L⁻¹ for one Z ≻ 0, then δ > σ.
 *
 * The floor ½ tr(ΛS), (L − αE_p)S = αpC, is ½αp ⟨L^(−½)Λ, (I − αT_p)⁻¹ L^(−½)C⟩, with an error of the product of what both
 * sides leave over: conjugate gradients preconditioned by L⁻¹, from both sides and in one space for all p and α.
 *
 * Of the gap on the way see {@link followGap}.
 *
 * @param noise - in units of √λ₁; null for none
 */
export function spaceDynamics(
  moment: MomentMap,
  noise: NoiseMoments | null,
  onPass: (passes: number) => void,
): ScaledDynamics {
  const space = new MomentSpace(moment, onPass);
  const { rank: r, size, toMatrix, toVector } = space.operator;
  const asVector = (matrix: Float64Array): Float64Array => {
    const vector = new Float64Array(size);
    toVector(matrix, vector);
    return vector;
  };
  const identity = new Float64Array(r * r);
  for (let a = 0; a < r; a++) identity[a * r + a] = 1;
  /** √L of the identity, twice L^(−½)Λ. */
  const ones = asVector(identity);
  const drift = noise === null ? null : asVector(noise.covariance).map((entry, e) => entry * space.inverse[e]);
  const grow = (direction: Float64Array): boolean => {
    if (space.dimension >= MOST_DIRECTIONS) {
      throw new UndeterminedError(`the mean square's rate does not settle in ${MOST_DIRECTIONS} steps`);
    }
    return space.add(direction);
  };
  grow(ones);
  if (drift !== null) grow(drift);

  const factorise = (inverse: number, rate: number, shift: number): Float64Array => {
    const factor = space.factor(inverse, rate, shift);
    if (factor === null) throw new UndeterminedError("the learning rate is too close to the exact limit");
    return factor;
  };
  /** (I − αT_p)x. */
  const applied = ({ vector, moment: image, mean }: Combination, inverse: number, rate: number): Float64Array =>
    vector.map((entry, e) => entry - rate * (inverse * image[e] + (1 - inverse) * mean[e]));

  interface Slowest extends Decay {
    readonly residual: Float64Array;
    readonly error: number;
  }

  function slowest(inverse: number, rate: number, margin: number): Slowest {
    const { values, vectorOf } = space.modes(factorise(inverse, rate, 0));
    const others = values.subarray(1);
    return ritz(inverse, rate, margin, values[0], others.length > 0 ? others[0] : 0, vectorOf(0));
  }

  /** @param next - the μ that is nearest to this one */
  function ritz(
    inverse: number,
    rate: number,
    margin: number,
    μ: number,
    next: number,
    coordinates: Float64Array,
  ): Slowest {
    const x = space.combine(coordinates);
    const image = applied(x, inverse, rate);
    // In units of μ: what the pencil leaves over, for x'(I − αT)x = 1.
    const residual = x.vector.map((entry, e) => (entry * space.inverse[e]) / μ - image[e]);
    const left = norm(residual) / Math.sqrt(margin);
    const gap = Math.abs(1 - next / μ);
    let square = 0;
    let inverted = 0;
    for (let e = 0; e < size; e++) {
      square += x.vector[e] * (x.vector[e] - 2 * (x.vector[e] - image[e]));
      inverted += x.vector[e] * space.inverse[e] * x.vector[e];
    }
    return {
      deficit: rate / μ,
      slope: square / inverted,
      residual,
      error: Math.min(left, (left * left) / gap),
    };
  }

  /** Adds the residual, amplified where the pencil's known part is nearly singular. */
  function pursue({ deficit, residual }: Slowest, rate: number): boolean {
    const direction = residual.map(
      (entry, e) => entry / (SOFTENING + Math.abs(1 - (deficit / rate) * space.inverse[e] - rate * space.mean[e])),
    );
    return grow(direction) || grow(residual);
  }

  /** Null if δ > σ is proven, at the cost of a pass; else what Z lacks. */
  function lacking(inverse: number, rate: number, σ: number): Float64Array | null {
    const factor = factorise(inverse, rate, σ / rate);
    const { vector, moment: image, mean } = space.combine(solveFactored(factor, space.project(ones)));
    const mapped = (of: Float64Array, ofMoment: Float64Array, ofMean: Float64Array): Float64Array =>
      of.map(
        (entry, e) =>
          rate * (inverse * ofMoment[e] + (1 - inverse) * ofMean[e]) + (σ / rate) * space.inverse[e] * entry,
      );
    // Once through Z ← αL⁻¹E_p(Z) + σ/α L⁻¹(Z) + I, which makes it accurate in flat directions too.
    const z = mapped(vector, image, mean);
    for (let e = 0; e < size; e++) z[e] += ones[e];
    const after = mapped(
      z,
      space.image(z),
      z.map((entry, e) => entry * space.mean[e]),
    );
    const proven = [z, z.map((entry, e) => entry - after[e])].every((candidate) => {
      const matrix = new Float64Array(r * r);
      toMatrix(candidate, matrix);
      return choleskyOrNull(r, matrix) !== null;
    });
    return proven ? null : z.map((entry, e) => entry - vector[e]);
  }

  function floor(inverse: number, rate: number, margin: number, accuracy: Accuracy): Floor {
    if (drift === null) return { value: 0, slope: 0 };
    for (;;) {
      const factor = factorise(inverse, rate, 0);
      const sides = [ones, drift].map((right) => {
        const x = space.combine(solveFactored(factor, space.project(right)));
        const image = applied(x, inverse, rate);
        const residual = right.map((entry, e) => entry - image[e]);
        return { x, residual, left: norm(residual), share: norm(residual) / norm(right) };
      });
      const [seen, resting] = sides;
      const product = dot(drift, seen.x.vector);
      const error = (seen.left * resting.left) / margin;
      if (error <= ERRORS[accuracy] * product || space.complete) {
        // Λ is half of what L makes of the identity.
        const value = (rate * inverse * product) / 4;
        let change = 0;
        const { moment: image, mean } = seen.x;
        for (let e = 0; e < size; e++) {
          change += resting.x.vector[e] * (inverse * image[e] + (1 - inverse) * mean[e]);
        }
        return { value, slope: value / rate + (rate * inverse * change) / 4 };
      }
      const [first, second] = seen.share > resting.share ? [seen, resting] : [resting, seen];
      if (!(grow(first.residual) || grow(second.residual))) {
        throw new UndeterminedError("the noise floor is not determined");
      }
    }
  }

  return {
    limit(inverse) {
      for (;;) {
        const { value, next, vector } = space.steepest(inverse);
        const { vector: x, moment: image, mean } = space.combine(vector);
        const residual = x.map((entry, e) => inverse * image[e] + (1 - inverse) * mean[e] - value * entry);
        const left = norm(residual) / value;
        let grown = false;
        if (Math.min(left, (left * left) / (1 - next / value)) <= ERRORS.final || space.complete) {
          // The factor is less than one: with σ = 0, that α is below the limit.
          const rate = (1 - WIDTH) / value;
          const lack = lacking(inverse, rate, 0);
          if (lack === null) return 1 / value;
          grown = grow(lack);
        }
        if (!grow(residual) && !grown) throw new UndeterminedError("the exact limit is not determined");
      }
    },
    decay(inverse, rate, margin, accuracy) {
      for (;;) {
        const found = slowest(inverse, rate, margin);
        let grown = false;
        if (found.error <= ERRORS[accuracy] || space.complete) {
          if (accuracy === "search") return found;
          const lack = lacking(inverse, rate, found.deficit * (1 - WIDTH));
          if (lack === null) return found;
          // The Ritz vector may be an eigenvector, and still not the slowest.
          grown = grow(lack);
        }
        if (!pursue(found, rate) && !grown) {
          throw new UndeterminedError("the rate at which the mean square shrinks is not determined");
        }
      }
    },
    floor,
    gap: followGap(moment, noise, (passes) => onPass(space.dimension + passes)),
  };
}
