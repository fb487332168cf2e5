import { Pair } from "./network/pair";
import { addGradient, fillResiduals, PAIR, weighResiduals } from "./network/passes";

/**
 * Steps `first` to `last` of two runs, with the operations of `simulateDeparture` in their order, or fewer once both have left;
 * says whether they have. A run that has left goes on beside the other, and nothing of it counts.
 */
export function departTwo(pair: Pair, first: i32, last: i32): bool {
  const bytes = <usize>pair.dimension * PAIR;
  const batchSize = pair.batchSize;
  let drawn0 = pair.drawn0;
  let drawn1 = pair.drawn1;
  for (let step = first; step <= last; step++) {
    memory.fill(pair.gradient, 0, bytes);
    if (batchSize === 0) {
      for (let i = 0; i < pair.components; i++) {
        fillResiduals(pair, i, i);
        weighResiduals(pair, i);
        addGradient(pair);
      }
    }
    for (let draw = 0; draw < batchSize; draw++, drawn0 += 4, drawn1 += 4) {
      fillResiduals(pair, load<i32>(drawn0), load<i32>(drawn1));
      addGradient(pair);
    }
    if (descend(pair, step)) return true;
  }
  return false;
}

/** x −= rate · gradient, and how far away that is. Says whether both runs have left. */
function descend(pair: Pair, step: i32): bool {
  const rate = f64x2.splat(pair.rate);
  let sum = f64x2.splat(0);
  let gradient = pair.gradient;
  let point = pair.point;
  for (let x = pair.x, end = x + <usize>pair.dimension * PAIR; x < end; x += PAIR, gradient += PAIR, point += 8) {
    const moved = f64x2.sub(v128.load(x), f64x2.mul(rate, v128.load(gradient)));
    v128.store(x, moved);
    const difference = f64x2.sub(moved, v128.load64_splat(point));
    sum = f64x2.add(sum, f64x2.mul(difference, difference));
  }
  // What is not a number is infinitely far away.
  const distance = v128.bitselect(f64x2.sqrt(sum), f64x2.splat(Infinity), f64x2.eq(sum, sum));
  const growth = f64x2.div(distance, f64x2.splat(pair.distance));
  const left0 = note(pair.outcomes, step, f64x2.extract_lane(growth, 0), pair.factor);
  const left1 = note(pair.outcomes + 16, step, f64x2.extract_lane(growth, 1), pair.factor);
  return left0 && left1;
}

/** Notes how far away a run that has not left is, and whether it has now; says whether it has. */
function note(outcome: usize, step: i32, growth: f64, factor: f64): bool {
  if (load<f64>(outcome) !== 0) return true;
  store<f64>(outcome, growth, 8);
  if (!(growth >= factor)) return false;
  store<f64>(outcome, <f64>step);
  return true;
}
