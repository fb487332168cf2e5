/**
 * What the runs of SGD-k on a network from starts beside a point share: the network, its data, how it is run, and
 * where the numbers lie. Four runs go in lockstep, each in a lane of its own; number j of lane r is at 32 j + 8 r, so that a
 * vector holds two runs. A lane takes the next run when its own has ended, so that runs are in step with each other by no
 * count of their own.
 *
 * `src/network/placeRuns.ts` writes the fields, first those of eight bytes, then those of four, in this order.
 */
@unmanaged
export class Runs {
  /** By what a step's sum of gradients is multiplied. */
  rate: f64;
  /** In units of which a run's distance is its growth, and the growth from which on it has left. */
  distance: f64;
  factor: f64;
  /** Components drawn a step, 0 for the whole gradient. */
  batchSize: i32;
  /** Whether all components are gone through, each with its weight, and not those that were drawn, one after the other. */
  throughAll: i32;
  steps: i32;
  /** Of steps, after which growths are kept; 0 if they are not. */
  every: i32;
  dimension: i32;
  /** N. */
  components: i32;
  /** 2^32 mod N: words whose product with N has a lower half below it are rejected. */
  rejected: u32;
  runs: i32;
  /** The next run that a lane may take. */
  next: i32;
  inputs: i32;
  outputs: i32;
  /** Of each component its inputs, then its targets, doubles; and the bytes of that. */
  rows: usize;
  rowBytes: usize;
  /** `Layer`s from the first to the last one's end. */
  layers: usize;
  layersEnd: usize;
  /** Inputs and targets of what each lane reads. */
  input: usize;
  target: usize;
  /** The last layer's sums, and their slopes, which the passes back begin with. */
  output: usize;
  slopes: usize;
  /** Of each component and lane, doubles. */
  weights: usize;
  /** Of each draw and lane the address of a row, u32. */
  drawn: usize;
  x: usize;
  gradients: usize;
  /** The point, d doubles. */
  point: usize;
  /** The growths of all lanes. */
  now: usize;
  /** Four `Lane`s. */
  lanes: usize;
  /** Four `Words`. */
  words: usize;
  /** Room for a run's words at a time, in bytes, a multiple of 128. */
  wordsRoom: usize;
  /** Of each run d doubles: where it starts, and then where it ended. */
  points: usize;
  /** Of each run the place of its stream, eight u32. */
  sources: usize;
  /** Of each run the growth at its end, a double. */
  growths: usize;
  /** Of each run the steps that it made, negative if it has left with the last one, i32. */
  made: usize;
  /** Of each run the growths that are kept, and the bytes of one run's. */
  kept: usize;
  keptBytes: usize;
}

/** A layer's numbers, all of them in lanes but the point's. */
@unmanaged
export class Layer {
  units: i32;
  reads: i32;
  /** Of each unit its weights, then its bias. */
  parameters: usize;
  gradients: usize;
  point: usize;
  /** What it reads, with a 1 behind it, and the slopes of that; none for the inputs. */
  from: usize;
  fromSlopes: usize;
  /** Its units' values and slopes. */
  to: usize;
  toSlopes: usize;
}

/** The run that goes in a lane. */
@unmanaged
export class Lane {
  /** Negative if there is none. */
  run: i32;
  step: i32;
}

export const LANES: i32 = 4;

/** Bytes of one number in all lanes. */
export const LANES_BYTES: usize = 32;
