import { multiply } from "@sgd-basins/linalg";
import type { NoiseMoments } from "../localTheory/noiseMoments.ts";
import type { MomentMap } from "../secondMoment/secondMoment.ts";
import type { GapAfter } from "./scaledDynamics.ts";

/** The expected gap on the way, of which nothing is left out. */
export type FollowGap = (inverse: number, rate: number, start: Float64Array) => GapAfter;

/**
 * The expected gap ½ Σ G_aa after j steps by powers of the map of both moments, G_ab = √(λ_aλ_b) E z_az_b and g_b = √λ_b E z_b:
 *
 *     G_ab ← (1 − αλ_a)(1 − αλ_b) G_ab + α²p √(λ_aλ_b) (Σ pᵢQᵢPQᵢ − ΛPΛ + K + K' + C)_ab,    g_b ← (1 − αλ_b) g_b,
 *
 * with K = Σ pᵢQᵢ E(z) εᵢ': linear in G, g and 1. In these coordinates the map's entries are as large as they matter, however far
 * apart curvatures lie, where eigenvectors of it would not be found to that accuracy.
 *
 * Costs r(r + 1)/2 passes over the components once, and for a rate a product of square matrices of r(r + 1)/2 + r + 1 rows
 * for each doubling of the steps.
 *
 * @param noise - in units of √λ₁; null for none
 * @param onPass - told how many passes were made, after each
 */
export function gapByPowers(
  moment: MomentMap,
  noise: NoiseMoments | null,
  onPass: (passes: number) => void,
): FollowGap {
  const λ = moment.eigenvalues.map((own) => own / moment.eigenvalues[0]);
  const r = λ.length;
  const pairs = Array.from(λ, (_, a) => Array.from({ length: a + 1 }, (__, b) => [a, b] as const)).flat();
  const size = pairs.length;
  const n = size + r + 1;
  const roots = λ.map(Math.sqrt);
  let stirring: Float64Array | null = null;

  /** What α²p multiplies, n×n: found once. */
  function findStirring(): Float64Array {
    const out = new Float64Array(n * n);
    const unit = new Float64Array(r * r);
    const image = new Float64Array(r * r);
    const coupled = new Float64Array(r);
    pairs.forEach(([c, d], column) => {
      unit.fill(0);
      unit[c * r + d] = 1 / (roots[c] * roots[d]);
      unit[d * r + c] = unit[c * r + d];
      moment.apply(unit, image);
      onPass(column + 1);
      pairs.forEach(([a, b], row) => {
        out[row * n + column] = roots[a] * roots[b] * image[a * r + b] - (row === column ? λ[a] * λ[b] : 0);
      });
      if (noise === null) return;
      unit[c * r + d] = 1;
      unit[d * r + c] = 1;
      noise.couple(unit, coupled);
      // ⟨W, K + K'⟩ = 2 Σ pᵢ εᵢ'WQᵢz, of which an entry beside the diagonal counts twice in W.
      for (let b = 0; b < r; b++) {
        out[column * n + size + b] = ((c === d ? 2 : 1) * roots[c] * roots[d] * coupled[b]) / roots[b];
      }
      out[column * n + n - 1] = roots[c] * roots[d] * noise.covariance[c * r + d];
    });
    return out;
  }

  return (inverse, rate, start) => {
    stirring ??= findStirring();
    const factor = rate * inverse * rate;
    const step = stirring.map((entry) => factor * entry);
    pairs.forEach(([a, b], row) => {
      step[row * n + row] += (1 - rate * λ[a]) * (1 - rate * λ[b]);
    });
    for (let b = 0; b < r; b++) step[(size + b) * n + size + b] = 1 - rate * λ[b];
    step[n * n - 1] = 1;
    /** Of 1, 2, 4, … steps. */
    const powers = [step];
    const powerOf = (doublings: number): Float64Array => {
      while (powers.length <= doublings) {
        const last = powers[powers.length - 1];
        const squared = new Float64Array(n * n);
        multiply(n, n, n, last, last, squared);
        powers.push(squared);
      }
      return powers[doublings];
    };
    const first = new Float64Array(n);
    pairs.forEach(([a, b], row) => {
      first[row] = start[a] * start[b];
    });
    first.set(start, size);
    first[n - 1] = 1;
    /** States that were asked for: a search asks for those that are a power of two further. */
    const known: { readonly steps: number; readonly state: Float64Array }[] = [{ steps: 0, state: first }];
    return (steps) => {
      const from = known.reduce((best, one) => (one.steps <= steps && one.steps > best.steps ? one : best));
      let state = from.state;
      for (let left = steps - from.steps, doublings = 0; left > 0; left = Math.floor(left / 2), doublings++) {
        if (left % 2 === 1) state = applied(powerOf(doublings), state);
      }
      if (state !== from.state) known.push({ steps, state });
      return pairs.reduce((gap, [a, b], row) => (a === b ? gap + state[row] / 2 : gap), 0);
    };
  };

  function applied(matrix: Float64Array, x: Float64Array): Float64Array {
    return x.map((_, row) => {
      let sum = 0;
      for (let column = 0; column < n; column++) sum += matrix[row * n + column] * x[column];
      return sum;
    });
  }
}
