import { Words } from "../run/words";
import { addGradients, moveAlong } from "./gradients";
import { passBack, passForth } from "./passes";
import { countRows, drawRows, fillResiduals, gatherRows, spreadRow, weighResiduals } from "./rows";
import { LANES, Lane, Runs } from "./runs";

/** One step of all lanes, and the growths after it. */
export function stepAll(runs: Runs): void {
  if (runs.batchSize > 0) {
    for (let r = 0; r < LANES; r++) {
      if (laneOf(runs, r).run < 0) continue;
      if (runs.throughAll) countRows(runs, wordsOf(runs, r), r);
      else drawRows(runs, wordsOf(runs, r), r);
    }
  }
  // The last component's gradient is added while the step is made.
  const last = (runs.throughAll ? runs.components : runs.batchSize) - 1;
  for (let i = 0; i <= last; i++) {
    if (runs.throughAll) spreadRow(runs, i);
    else gatherRows(runs, i);
    passForth(runs);
    fillResiduals(runs);
    if (runs.throughAll) weighResiduals(runs, i);
    passBack(runs);
    if (i < last) addGradients(runs);
    else if (last > 0) moveAlong(runs, true);
    else moveAlong(runs, false);
  }
}

export function laneOf(runs: Runs, r: i32): Lane {
  return changetype<Lane>(runs.lanes + <usize>r * offsetof<Lane>());
}

export function wordsOf(runs: Runs, r: i32): Words {
  return changetype<Words>(runs.words + <usize>r * offsetof<Words>());
}
