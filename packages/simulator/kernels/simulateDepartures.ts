import { locateMember } from "../../random/kernels/philox/locateMember";
import { Departures, LANES, LANES_BYTES, Lane } from "./network/departures";
import { laneOf, stepAll, wordsOf } from "./network/step";
import { beginWords } from "./run/words";

/** All runs, each until it has left or has made its steps, with the operations of `simulateDeparture` in their order. */
export function simulateDepartures(runs: Departures): void {
  let busy = 0;
  for (let r = 0; r < LANES; r++) if (beginNext(runs, r)) busy++;
  while (busy > 0) {
    stepAll(runs);
    for (let r = 0; r < LANES; r++) {
      const lane = laneOf(runs, r);
      if (lane.run < 0) continue;
      lane.step++;
      const growth = f64.load(runs.now + ((<usize>r) << 3));
      keep(runs, lane, growth);
      const left = growth >= runs.factor;
      if (!left && lane.step < runs.steps) continue;
      end(runs, lane, r, growth, left);
      if (!beginNext(runs, r)) busy--;
    }
  }
}

/** Puts the next run into lane r, or the point, where nothing moves, if there is none. */
function beginNext(runs: Departures, r: i32): bool {
  const lane = laneOf(runs, r);
  const run = runs.next;
  const x = runs.x + ((<usize>r) << 3);
  if (run >= runs.runs) {
    lane.run = -1;
    for (let j = 0; j < runs.dimension; j++) {
      f64.store(x + LANES_BYTES * <usize>j, f64.load(runs.point + ((<usize>j) << 3)));
    }
    return false;
  }
  runs.next = run + 1;
  lane.run = run;
  lane.step = 0;
  keep(runs, lane, 1);
  const start = startOf(runs, run);
  for (let j = 0; j < runs.dimension; j++) {
    f64.store(x + LANES_BYTES * <usize>j, f64.load(start + ((<usize>j) << 3)));
  }
  const words = wordsOf(runs, r);
  locateMember(runs.family, run, changetype<usize>(words));
  beginWords(words, 4 * <f64>runs.steps * <f64>runs.batchSize);
  // The start was drawn from as many normals, a block of words for two.
  words.low = (runs.dimension + 1) >> 1;
  return true;
}

function startOf(runs: Departures, run: i32): usize {
  return runs.points + <usize>run * ((<usize>runs.dimension) << 3);
}

function keep(runs: Departures, lane: Lane, growth: f64): void {
  if (runs.every === 0 || lane.step % runs.every !== 0) return;
  f64.store(runs.kept + <usize>lane.run * runs.keptBytes + ((<usize>(lane.step / runs.every)) << 3), growth);
}

function end(runs: Departures, lane: Lane, r: i32, growth: f64, left: bool): void {
  const run = <usize>lane.run;
  f64.store(runs.growths + (run << 3), growth);
  store<i32>(runs.made + (run << 2), left ? -lane.step : lane.step);
  const x = runs.x + ((<usize>r) << 3);
  const out = startOf(runs, lane.run);
  for (let j = 0; j < runs.dimension; j++) f64.store(out + ((<usize>j) << 3), f64.load(x + LANES_BYTES * <usize>j));
}
