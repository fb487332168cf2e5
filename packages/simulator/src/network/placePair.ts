/** Two runs on a network in the kernels' memory. */
import { layersOf, type Network } from "@sgd-basins/problems";
import type { DepartureSettings } from "../simulateDeparture.ts";
import { Arena } from "../wasm/arena.ts";

/** Runs side by side. */
export const LANES = 2;
/** Components that a run draws at a time, at most, but for those of one step. */
const DRAWN_AT_ONCE = 4096;

/** Addresses that change hands with the kernel, the last four as indices of doubles or words. */
export interface Pair {
  readonly arena: Arena;
  readonly address: number;
  /** Steps for which there is room to draw. */
  readonly stepsAtOnce: number;
  /** Coordinate j of run r at x + 2j + r. */
  readonly x: number;
  /** Of run r at outcomes + 2r: the step by which it left, or 0, and its last distance, in units of the first. */
  readonly outcomes: number;
  /** Of run r. */
  readonly drawn: readonly [number, number];
}

/** Of the kernels. */
const PAIR_BYTES = 16;
const FIELD_DOUBLES = 3;
const FIELD_WORDS = 17;
const LAYER_WORDS = 8;

let arena: Arena | null = null;

/** A departure from a network's minimum. */
export interface NetworkDepartureSettings extends DepartureSettings {
  readonly problem: Network;
}

/** Lays out two runs; what an earlier layout held is lost. */
export function placePair(settings: NetworkDepartureSettings): Pair {
  const { problem, point, distance, factor, learningRate, batchSize, steps } = settings;
  const { dimension, components, weights, shape, data } = problem;
  const layers = layersOf(shape);
  arena ??= new Arena();
  arena.release(Arena.bottom);
  const reserve = arena.reserve.bind(arena);
  const perStep = batchSize === "inf" ? 0 : batchSize;
  const stepsAtOnce = Math.max(1, Math.min(steps, Math.floor(DRAWN_AT_ONCE / Math.max(1, perStep))));
  const address = reserve(8 * FIELD_DOUBLES + 4 * FIELD_WORDS);
  const layerTable = reserve(4 * LAYER_WORDS * layers.length);
  const [inputAt, targetsAt, weightsAt, pointAt] = [data.inputs, data.targets, weights, point].map((numbers) => {
    return { numbers, at: reserve(8 * numbers.length) };
  });
  const drawn = [0, 1].map(() => reserve(4 * perStep * stepsAtOnce));
  const [x, gradient] = [0, 1].map(() => reserve(PAIR_BYTES * dimension));
  // Of what each layer reads and the last one gives.
  const widths = [shape.inputs, ...layers.map(({ units }) => units)];
  const values = widths.map((width) => reserve(PAIR_BYTES * width));
  const slopes = widths.map((width) => reserve(PAIR_BYTES * width));
  const outcomes = reserve(16 * LANES);
  const { doubles, words } = arena;
  for (const { numbers, at } of [inputAt, targetsAt, weightsAt, pointAt]) doubles.set(numbers, at / 8);
  doubles.set([batchSize === "inf" ? learningRate : learningRate / batchSize, distance, factor], address / 8);
  words.set(
    [
      components,
      dimension,
      shape.inputs,
      shape.outputs,
      layers.length,
      perStep,
      layerTable,
      inputAt.at,
      targetsAt.at,
      weightsAt.at,
      pointAt.at,
      ...drawn,
      x,
      gradient,
      values[0],
      outcomes,
    ],
    address / 4 + 2 * FIELD_DOUBLES,
  );
  layers.forEach(({ units, reads, at }, l) => {
    const [own, ownGradient] = [x, gradient].map((start) => start + PAIR_BYTES * at);
    words.set(
      [units, reads, own, ownGradient, values[l], values[l + 1], slopes[l + 1], slopes[l]],
      layerTable / 4 + LAYER_WORDS * l,
    );
  });
  return {
    arena,
    address,
    stepsAtOnce,
    x: x / 8,
    outcomes: outcomes / 8,
    drawn: [drawn[0] / 4, drawn[1] / 4],
  };
}
