import { describeEnd } from "./basin";
import { Cell, LANES_BYTES } from "./cell";
import { measure } from "./measure";
import { startBytes, startInBall } from "./startInBall";
import { addBatch, stepAll, stepOnce, stepWhole } from "./steps";
import { beginWords, Words } from "./words";

/** `count` runs of SGD-k, 1 to 4, with the operations of `simulateRun` in their order. */
export function simulateFour(cell: Cell, count: i32): void {
  const steps = cell.steps;
  const batchSize = cell.batchSize;
  const due = startBytes(cell.dimension) + <f64>steps * batchSize * cell.drawBytes;
  memory.fill(cell.gradients, 0, LANES_BYTES * <usize>cell.dimension);
  memory.fill(cell.outcomes, 0, 64);
  memory.fill(cell.moving, 0xff, 32);
  for (let r = 0; r < count; r++) {
    beginWords(wordsOf(cell, r), due);
    startInBall(cell, wordsOf(cell, r), r);
  }
  measure(cell, count, 0);
  for (let step = 1; step <= steps; step++) {
    if (batchSize === 0) {
      stepWhole(cell);
    } else if (batchSize === 1) {
      for (let r = 0; r < count; r++) if (isMoving(cell, r)) stepOnce(cell, wordsOf(cell, r), r);
      // A start may lie outside the box.
      if (step === 1) stepAll(cell);
    } else {
      for (let r = 0; r < count; r++) if (isMoving(cell, r)) addBatch(cell, wordsOf(cell, r), r);
      stepAll(cell);
    }
    measure(cell, count, step);
  }
  for (let r = 0; r < count; r++) describeEnd(cell, r);
}

function wordsOf(cell: Cell, r: i32): Words {
  return changetype<Words>(cell.words + <usize>r * offsetof<Words>());
}

function isMoving(cell: Cell, r: i32): bool {
  return load<i64>(cell.moving + ((<usize>r) << 3)) !== 0;
}
