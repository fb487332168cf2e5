import { advance, INSIDE, MOVING } from "./advance";
import { Cell, LANES_BYTES } from "./cell";
import { describeEnd } from "./describeEnd";
import { addDrawnGradients } from "./drawnGradients";
import { meanGradients } from "./meanGradients";
import { startBytes, startInBall } from "./startInBall";
import { beginWords, Words } from "./words";

/**
 * `count` runs of SGD-k, 1 to 4, with the operations of `simulateRun` in their order: from a ball of `radius` about the
 * start's minimizer, `steps` steps x ← Π[x − rate Σ ∇f_Z(x)], the sum over `batchSize` drawn components, or along the whole
 * gradient if `batchSize` is 0.
 */
export function simulateFour(cell: Cell, count: i32, radius: f64, rate: f64, batchSize: f64, steps: i32): void {
  const rowBytes = (<usize>(steps + 1)) << 3;
  const drawn = <i64>batchSize;
  const due = <i64>startBytes(cell.dimension) + <i64>steps * drawn * <i64>cell.drawBytes;
  memory.fill(cell.gradients, 0, LANES_BYTES * <usize>cell.dimension);
  for (let r = 0; r < count; r++) {
    const words = wordsOf(cell, r);
    beginWords(words, due);
    startInBall(cell, words, radius, r);
  }

  // Without a move, for the distances of the first iterates.
  memory.fill(cell.masks + MOVING, 0, 32);
  advance(cell, 0, cell.distances, rowBytes);
  memory.fill(cell.masks, 0xff, 64);
  for (let step = 1; step <= steps; step++) {
    const distances = cell.distances + ((<usize>step) << 3);
    if (drawn === 0) meanGradients(cell);
    for (let r = 0; r < count; r++) if (lane(cell, MOVING, r)) addDrawnGradients(cell, wordsOf(cell, r), drawn, r);
    advance(cell, rate, distances, rowBytes);
  }
  for (let r = 0; r < count; r++) describeEnd(cell, !lane(cell, INSIDE, r), r);
}

function wordsOf(cell: Cell, r: i32): Words {
  return changetype<Words>(cell.words + <usize>r * offsetof<Words>());
}

/** Run r's mask. */
function lane(cell: Cell, mask: usize, r: i32): bool {
  return load<u32>(cell.masks + mask + ((<usize>r) << 3)) !== 0;
}
