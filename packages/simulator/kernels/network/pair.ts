/**
 * Two runs of SGD-k on a network, side by side: a number of run r lies 8 r behind that of run 0, so that a vector holds both.
 *
 * `src/network/placePair.ts` writes the fields, first those of eight bytes, then those of four, in this order.
 */
@unmanaged
export class Pair {
  /** By what the sum of the drawn gradients, or the whole gradient, is multiplied. */
  rate: f64;
  /** Of the start from the point. */
  distance: f64;
  /** Distances, in units of that, at which a run has left. */
  factor: f64;
  /** N. */
  components: i32;
  /** d. */
  dimension: i32;
  inputs: i32;
  /** C. */
  outputs: i32;
  layers: i32;
  /** Components a step; 0 for the whole gradient. */
  batchSize: i32;
  /** Of each layer a `Layer`. */
  layerTable: usize;
  /** N×inputs, N×C, pᵢ and the point's coordinates, doubles. */
  data: usize;
  targets: usize;
  weights: usize;
  point: usize;
  /** Components that the runs draw, u32: those of the steps to come of run 0, and of run 1. */
  drawn0: usize;
  drawn1: usize;
  /** Pairs: the iterates, their gradients, and the inputs that a pass begins with. */
  x: usize;
  gradient: usize;
  input: usize;
  /** Of each run: two doubles, the step by which it left, 0 before, and how far away it then was, or is. */
  outcomes: usize;
}

/** Addresses are of pairs. */
@unmanaged
export class Layer {
  units: i32;
  reads: i32;
  /** The layer's parameters, of each unit its weights and its bias. */
  x: usize;
  gradient: usize;
  /** What it reads and gives, and derivatives by its sums and by what it reads. */
  from: usize;
  to: usize;
  slopes: usize;
  slopesBefore: usize;
}
