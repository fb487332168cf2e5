import { locateMember } from "../../random/kernels/philox/locateMember";
import { describeEnds } from "./run/basin";
import { Cell, LANES_BYTES } from "./run/cell";
import { descend } from "./run/descend";
import { measure } from "./run/measure";
import { startBytes, startInBall } from "./run/startInBall";
import { addBatch, stepAll, stepOnce } from "./run/steps";
import { beginWords, Words } from "./run/words";

/** Runs `first` to `first` + `count` − 1 of SGD-k, 1 to 4 of them, with the operations of `simulateRun` in their order. */
export function simulateFour(cell: Cell, first: f64, count: i32): void {
  const steps = cell.steps;
  const batchSize = cell.batchSize;
  const due = startBytes(cell.dimension) + <f64>steps * batchSize * cell.drawBytes;
  const sumsEnd = cell.gradients + LANES_BYTES * <usize>cell.dimension;
  for (let sums = cell.gradients; sums < sumsEnd; sums += 16) v128.store(sums, i64x2.splat(0));
  for (let i: usize = 0; i < 64; i += 16) v128.store(cell.outcomes + i, i64x2.splat(0));
  v128.store(cell.moving, i64x2.splat(-1));
  v128.store(cell.moving, i64x2.splat(-1), 16);
  for (let r = 0; r < count; r++) {
    const words = wordsOf(cell, r);
    locateMember(cell.family, first + r, changetype<usize>(words));
    beginWords(words, due);
    startInBall(cell, words, r);
  }
  measure(cell, count, 0);
  for (let step = 1; step <= steps; step++) {
    if (batchSize === 0) {
      descend(cell, count, step);
      continue;
    }
    if (batchSize === 1) {
      for (let r = 0; r < count; r++) if (isMoving(cell, r)) stepOnce(cell, wordsOf(cell, r), r);
      // A start may lie outside the box.
      if (step === 1) stepAll(cell);
    } else {
      for (let r = 0; r < count; r++) if (isMoving(cell, r)) addBatch(cell, wordsOf(cell, r), r);
      stepAll(cell);
    }
    measure(cell, count, step);
  }
  describeEnds(cell);
}

function wordsOf(cell: Cell, r: i32): Words {
  return changetype<Words>(cell.words + <usize>r * offsetof<Words>());
}

function isMoving(cell: Cell, r: i32): bool {
  return load<i64>(cell.moving + ((<usize>r) << 3)) !== 0;
}
