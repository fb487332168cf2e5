import { type Batch, inverseBatchSize } from "../batch.ts";
import { diagonalMeanSquareLimit } from "../diagonalMeanSquareLimit.ts";
import { constantObjective, type EnclosedBound } from "../theorems/bound.ts";
import { certify, type Enclosure } from "./certify.ts";
import { Lanczos } from "./lanczos.ts";
import { type MomentOperator, momentOperator } from "./momentOperator.ts";
import type { MomentMap, SecondMoment } from "./secondMoment.ts";

/** Width of the enclosure, relative, that is aimed at. */
const WIDTH = 5e-13;
/** Width beyond which the limit is refused. */
const WIDEST = 1e-6;
/** Residual of the Ritz pair, relative, from which a proof is tried. */
const RESIDUAL = 1e-14;
/** Dimension at which the Krylov space stops growing. */
const MOST_STEPS = 500;

/**
 * The exact limit α*(k) of mean-square stability of SGD-k, from the components' second moment. See `meanSquareLimit`.
 *
 * 1/(α*λ₁) is the largest eigenvalue of the {@link momentOperator}. Lanczos' method finds it; {@link certify} proves how well. Of a
 * diagonal moment it is known: {@link diagonalMeanSquareLimit}.
 *
 * @param onStep - told the share of the work that is done, a guess
 * @throws RangeError if `batchSize` is not a positive integer or `"inf"`
 */
export function limitOfMoment(
  moment: SecondMoment,
  batchSize: Batch,
  onStep: (share: number) => void = () => {},
): EnclosedBound {
  if (moment.structure === "diagonal") return diagonalMeanSquareLimit(moment, batchSize);
  const inverse = inverseBatchSize(batchSize);
  if (moment.eigenvalues.length === 0) return constantObjective;
  const largest = moment.eigenvalues[0];
  if (inverse === 0) return { applies: true, learningRate: 2 / largest, enclosure: [2 / largest, 2 / largest] };
  const enclosure = enclose(moment, inverse, onStep);
  if (enclosure === null) return { applies: false, reason: "the iteration for the mean-square limit did not settle" };
  const { low, high } = enclosure;
  return {
    applies: true,
    learningRate: 1 / low / largest,
    enclosure: [1 / high / largest, 1 / low / largest],
  };
}

/** An enclosure of the operator's largest eigenvalue, as narrow as can be proven. */
function enclose(moment: MomentMap, inverse: number, onStep: (share: number) => void): Enclosure | null {
  const operator = momentOperator(moment, inverse);
  const krylov = startAtIdentity(operator);
  let tried = Number.POSITIVE_INFINITY;
  for (;;) {
    krylov.extend();
    onStep(1 - 1 / (1 + krylov.steps / 10));
    const last = krylov.complete || krylov.steps === MOST_STEPS;
    // The Ritz pair costs m³: in a large space, not every step.
    if (!last && krylov.steps > 40 && krylov.steps % 8 !== 0) continue;
    const { value, residual } = krylov.largestRitzPair();
    if (!last && (residual > RESIDUAL * value || residual > tried / 2)) continue;
    tried = residual;
    for (let width = WIDTH; width <= (last ? WIDEST : WIDTH); width *= 10) {
      const enclosure = certify(operator, krylov, value * (1 + width));
      // The Ritz value is a Rayleigh quotient too.
      if (enclosure !== null) return { low: Math.max(value, enclosure.low), high: enclosure.high };
    }
    if (last) return null;
  }
}

/** The Krylov space of I, of which every positive semi-definite eigenmatrix holds a share. */
export function startAtIdentity(operator: MomentOperator): Lanczos {
  const { rank: r, size } = operator;
  const p = new Float64Array(r * r);
  const image = new Float64Array(r * r);
  for (let a = 0; a < r; a++) p[a * r + a] = 1;
  const start = new Float64Array(size);
  operator.toVector(p, start);
  return new Lanczos((x, out) => {
    operator.toMatrix(x, p);
    operator.apply(p, image);
    operator.toVector(image, out);
  }, start);
}
