import { LANES, LANES_BYTES, Lane, Runs } from "./network/runs";
import { laneOf, stepAll, wordsOf } from "./network/step";
import { beginWords, makeWords } from "./run/words";

/** Bytes of a stream's place. */
const SOURCE_BYTES: usize = 32;

/** All runs, each until it has left or has made its steps, with the operations of `simulateDeparture` in their order. */
export function stepNetworks(runs: Runs): void {
  if (runs.steps === 0) {
    memory.fill(runs.made, 0, (<usize>runs.runs) << 2);
    for (let run: usize = 0; run < <usize>runs.runs; run++) {
      f64.store(runs.growths + (run << 3), 1);
      if (runs.every > 0) f64.store(runs.kept + run * runs.keptBytes, 1);
    }
    return;
  }
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

/** Puts the next run into lane r, or the point if there is none. */
function beginNext(runs: Runs, r: i32): bool {
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
  followSource(runs, r, run);
  return true;
}

/** Lane r's words are the next ones of a run's stream, which `Stream.writeTo` of `random` has put down. */
function followSource(runs: Runs, r: i32, run: i32): void {
  const words = wordsOf(runs, r);
  const source = runs.sources + <usize>run * SOURCE_BYTES;
  v128.store(changetype<usize>(words), v128.load(source));
  beginWords(words, 4 * <f64>runs.steps * <f64>runs.batchSize);
  words.low = load<i32>(source, 16);
  words.high = load<i32>(source, 20);
  const used = (<usize>load<u32>(source, 24)) << 2;
  if (used === 0) return;
  makeWords(words, used, runs.wordsRoom);
  words.at += used;
}

function startOf(runs: Runs, run: i32): usize {
  return runs.points + <usize>run * ((<usize>runs.dimension) << 3);
}

function keep(runs: Runs, lane: Lane, growth: f64): void {
  if (runs.every === 0 || lane.step % runs.every !== 0) return;
  f64.store(runs.kept + <usize>lane.run * runs.keptBytes + ((<usize>(lane.step / runs.every)) << 3), growth);
}

function end(runs: Runs, lane: Lane, r: i32, growth: f64, left: bool): void {
  const run = <usize>lane.run;
  f64.store(runs.growths + (run << 3), growth);
  store<i32>(runs.made + (run << 2), left ? -lane.step : lane.step);
  const x = runs.x + ((<usize>r) << 3);
  const out = startOf(runs, lane.run);
  for (let j = 0; j < runs.dimension; j++) f64.store(out + ((<usize>j) << 3), f64.load(x + LANES_BYTES * <usize>j));
}
