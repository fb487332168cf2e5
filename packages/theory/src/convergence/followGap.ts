import { multiply } from "@sgd-basins/linalg";
import type { NoiseMoments } from "../localTheory/noiseMoments.ts";
import { UndeterminedError } from "../localTheory/undetermined.ts";
import type { MomentMap } from "../secondMoment/secondMoment.ts";
import { addMultiple, dot } from "../vectors.ts";
import { PathSpace } from "./pathSpace.ts";
import type { FollowedGap } from "./scaledDynamics.ts";

/** Curvatures up to which all directions are taken, and nothing is left out. */
const FEW = 20;
/** And up to which anything is followed: memory grows with their square times the directions. */
export const MOST_FOLLOWED_CURVATURES = 200;
/** Directions beyond which nothing is hoped for. */
const MOST_DIRECTIONS = 600;
/** Factor between the times at which the space is looked at, and up to which multiple of the steps that are asked for. */
const TIMES = 2;
const FURTHER = 4;
/** Beyond this multiple of the flattest direction's time nothing moves. */
const AT_REST = 10;

interface State {
  readonly steps: number;
  /** The space's coordinates of P. */
  readonly own: Float64Array;
  /** m, and 1. */
  readonly mean: Float64Array;
}

/** The state after 2^i steps is a linear map of the one before: of the space's coordinates, and of the mean's error and 1. */
interface Power {
  /** m×m. */
  readonly own: Float64Array;
  /** m×(r + 1); null without noise. */
  readonly stirring: Float64Array | null;
  /** r + 1, diagonal. */
  readonly mean: Float64Array;
}

/**
 * The expected gap ½ tr(ΛP) of the second moment P = E(zz') on its way, with the mean's error m = E(z):
 *
 *     P ← P − αL(P) + α²E_p(P) + α²p (K + K' + C),    m ← (I − αΛ) m,    K = Σ pᵢQᵢmεᵢ'.
 *
 * In a {@link PathSpace}, by powers of the map of both. Of few curvatures that has all directions. Of more it grows until it
 * holds the path: the sums Σ σ^(−j−1) P_j over it solve (1/θ + L − αE_p)X = R(θ), 1/θ = (σ − 1)/α, and the error of their gap is
 * at most half the product of what the space leaves over of R and of Λ, in the norm of (1/θ + (1 − α/α*)L)^(−1), which is proven
 * small for θ = α, 2α, 4α, … (rational Krylov spaces with real shifts: Druskin, Knizhnerman, Zaslavsky 2009). That the gap
 * itself is known as well after each number of steps is not proven by that; tests compare it with the recursion.
 *
 * @param noise - in units of √λ₁; null for none
 * @param onPass - told how many passes over the components were made, after each
 * @returns null where there are too many curvatures
 */
export function followGap(
  moment: MomentMap,
  noise: NoiseMoments | null,
  onPass: (passes: number) => void,
): FollowedGap | null {
  const r = moment.eigenvalues.length;
  if (r > MOST_FOLLOWED_CURVATURES) return null;
  let stirred = 0;
  const space = new PathSpace(moment, (passes) => onPass(stirred + passes));
  const { λ, sums } = space;
  const roots = λ.map(Math.sqrt);
  /** Λ, of which the gap is half the product with P. */
  const seen = space.vectorOf((a, b) => (a === b ? λ[a] : 0));
  const covariance = noise === null ? null : space.ofMatrix(noise.covariance);
  /** K + K' of each direction of m. */
  let stirs: readonly Float64Array[] | null = null;
  const stirsOf = ({ stir }: NoiseMoments): readonly Float64Array[] => {
    stirs ??= Array.from({ length: r }, (_, b) => {
      const unit = new Float64Array(r);
      const out = new Float64Array(r * r);
      unit[b] = 1;
      stir(unit, out);
      stirred += 1;
      onPass(stirred + space.dimension);
      return space.ofMatrix(out);
    });
    return stirs;
  };
  /** Of each of the space's directions, with what stirs it. */
  const couplings: Float64Array[] = [];
  const outerOf = (z: Float64Array): Float64Array =>
    space.vectorOf((a, b) => (a === b ? z[a] * z[a] : Math.SQRT2 * z[a] * z[b]));
  /** z from √λ_a z_a. */
  const meanOf = (start: Float64Array): Float64Array => start.map((entry, a) => entry / roots[a]);
  const inverses = sums.map((sum) => 1 / sum);

  const begin = (z: Float64Array): void => {
    if (r <= FEW) {
      if (!space.complete) space.complement();
      return;
    }
    if (space.dimension === 0) {
      space.add(seen, inverses);
      if (covariance !== null) space.add(covariance, inverses);
    }
    space.add(outerOf(z), sums);
  };

  function stepOf(inverse: number, rate: number): Power {
    const m = space.dimension;
    const own = space.projected(inverse, rate, 1, -rate);
    const mean = Float64Array.from({ length: r + 1 }, (_, b) => (b < r ? 1 - rate * λ[b] : 1));
    if (noise === null || covariance === null) return { own, stirring: null, mean };
    const by = [...stirsOf(noise), covariance];
    while (couplings.length < m) couplings.push(space.along(couplings.length, by));
    const stirring = new Float64Array(m * (r + 1));
    const factor = rate * inverse * rate;
    couplings.forEach((coupling, i) => {
      stirring.set(
        coupling.map((entry) => factor * entry),
        i * (r + 1),
      );
    });
    return { own, stirring, mean };
  }

  return {
    after(inverse, rate, start) {
      const z = meanOf(start);
      begin(z);
      const seenBySpace = space.project(seen);
      /** Of 1, 2, 4, … steps. */
      const powers = [stepOf(inverse, rate)];
      const powerOf = (doublings: number): Power => {
        while (powers.length <= doublings) powers.push(squared(powers[powers.length - 1]));
        return powers[doublings];
      };
      /** States that were asked for: a search asks for those that are a power of two further. */
      const known: State[] = [{ steps: 0, own: space.project(outerOf(z)), mean: Float64Array.of(...z, 1) }];
      return (steps) => {
        const from = known.reduce((best, one) => (one.steps <= steps && one.steps > best.steps ? one : best));
        let { own, mean } = from;
        for (let left = steps - from.steps, doublings = 0; left > 0; left = Math.floor(left / 2), doublings++) {
          if (left % 2 === 1) ({ own, mean } = applied(powerOf(doublings), own, mean));
        }
        if (own !== from.own) known.push({ steps, own, mean });
        return dot(seenBySpace, own) / 2;
      };
    },
    settle(inverse, rate, margin, start, steps, precision) {
      const z = meanOf(start);
      begin(z);
      const outer = outerOf(z);
      const last = Math.min(FURTHER * steps * rate, AT_REST / (margin * λ[r - 1]));
      for (let θ = rate; θ <= last && !space.complete; θ *= TIMES) {
        const right = outer.slice();
        if (noise !== null && covariance !== null) {
          const factor = rate * inverse;
          stirsOf(noise).forEach((by, b) => {
            addMultiple(right, (factor * z[b]) / (1 / θ + λ[b]), by);
          });
          addMultiple(right, factor * θ, covariance);
        }
        if (!settleAt(inverse, rate, margin, θ, right, precision)) return false;
      }
      return true;
    },
  };

  function settleAt(
    inverse: number,
    rate: number,
    margin: number,
    θ: number,
    right: Float64Array,
    precision: number,
  ): boolean {
    const sizeOf = (residual: Float64Array, share: number): number =>
      Math.sqrt(residual.reduce((sum, entry, e) => sum + (entry * entry) / (1 / θ + share * sums[e]), 0));
    for (;;) {
      const solved = space.solve(inverse, rate, θ, [seen, right]);
      if (solved === null) throw new UndeterminedError("the learning rate is too close to the exact limit");
      const [forGap, forPath] = solved;
      const error = (sizeOf(forGap.residual, margin) * sizeOf(forPath.residual, margin)) / 2;
      if (error <= (precision * dot(seen, forPath.solution)) / 2) return true;
      if (space.dimension > MOST_DIRECTIONS) return false;
      const worse = sizeOf(forGap.residual, 1) / sizeOf(seen, 1) > sizeOf(forPath.residual, 1) / sizeOf(right, 1);
      const sides = worse ? [forGap, forPath] : [forPath, forGap];
      const weights = sums.map((sum) => 1 / θ + sum);
      const grown = sides.some(({ residual }) =>
        space.add(
          residual.map((entry, e) => entry / (1 / θ + ((1 + margin) / 2) * sums[e])),
          weights,
        ),
      );
      // What is left is rounding, or the space is complete.
      if (!grown) return space.complete;
    }
  }
}

/** The map of twice as many steps. */
function squared({ own, stirring, mean }: Power): Power {
  const m = Math.sqrt(own.length);
  const twice = new Float64Array(m * m);
  multiply(m, m, m, own, own, twice);
  const means = mean.map((entry) => entry * entry);
  if (stirring === null) return { own: twice, stirring, mean: means };
  const n = mean.length;
  const both = new Float64Array(m * n);
  multiply(m, m, n, own, stirring, both);
  for (let i = 0, e = 0; i < m; i++) {
    for (let b = 0; b < n; b++, e++) both[e] += stirring[e] * mean[b];
  }
  return { own: twice, stirring: both, mean: means };
}

function applied(power: Power, own: Float64Array, mean: Float64Array): Omit<State, "steps"> {
  const m = own.length;
  const n = mean.length;
  const next = own.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < m; j++) sum += power.own[i * m + j] * own[j];
    if (power.stirring !== null) for (let b = 0; b < n; b++) sum += power.stirring[i * n + b] * mean[b];
    return sum;
  });
  return { own: next, mean: mean.map((entry, b) => power.mean[b] * entry) };
}
