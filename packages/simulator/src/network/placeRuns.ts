/** Runs on a network in the kernels' memory. */
import { layersOf, type Network } from "@sgd-basins/problems";
import { PLACE_WORDS, type Stream } from "@sgd-basins/random";
import type { DepartureSettings } from "../simulateDeparture.ts";
import { Arena } from "../wasm/arena.ts";

/** Addresses that change hands with the kernel. */
export interface Runs {
  readonly address: number;
  /** Indices of doubles: of run r its point is at `points` + rd, its growth at `growths` + r, those kept at `kept` + r·`keptEach`. */
  readonly points: number;
  readonly growths: number;
  readonly kept: number;
  readonly keptEach: number;
  /** Of run r, as an index of words: steps made, negative if it has left. */
  readonly made: number;
}

/** Of the kernels: runs in lockstep, bytes of a number in all lanes, of `Layer`, `Lane` and `Words`, and of that its buffer's index. */
const LANES = 4;
const LANES_BYTES = 8 * LANES;
const LAYER_BYTES = 36;
const LANE_BYTES = 8;
const WORDS_BYTES = 48;
const WORDS_BUFFER = 4;
/** Of a stream's place. */
const SOURCE_BYTES = 4 * (PLACE_WORDS + 1);
/** Bytes of words that a run makes at a time, and the most that lie before and behind them. */
const WORDS_ROOM = 2048;
const WORDS_AROUND = 256;
const DOUBLES = 3;

/** Lays out runs 0 to `runs` − 1; what an earlier layout held is lost. */
export function placeRuns(
  arena: Arena,
  settings: DepartureSettings & { readonly problem: Network },
  runs: number,
  begin: (run: number) => { readonly start: Float64Array; readonly source: Stream },
): Runs {
  const { problem, point, distance, factor, learningRate, batchSize, steps, every = 0 } = settings;
  const { dimension: d, components: n, shape, data, weights } = problem;
  const layers = layersOf(shape);
  const throughAll = batchSize === "inf" || batchSize >= n;
  const rowDoubles = shape.inputs + shape.outputs;
  const keptEach = every === 0 ? 0 : Math.floor(steps / every) + 1;
  arena.release(Arena.bottom);
  const inLanes = (count: number): number => arena.reserve(LANES_BYTES * count);
  const address = arena.reserve(256);
  const layerList = arena.reserve(LAYER_BYTES * layers.length);
  const rows = arena.reserve(8 * rowDoubles * n);
  // What a layer reads has a 1 behind it, which the bias is multiplied by.
  const values = layers.map(({ reads }) => inLanes(reads + 1));
  const output = inLanes(shape.outputs);
  const target = inLanes(shape.outputs);
  const slopes = layers.map(({ units }) => inLanes(units));
  const laneWeights = inLanes(throughAll ? n : 0);
  const drawn = arena.reserve(throughAll ? 0 : 4 * LANES * batchSize);
  const x = inLanes(d);
  const gradients = inLanes(d);
  const center = arena.reserve(8 * d);
  const now = inLanes(1);
  const lanes = arena.reserve(LANE_BYTES * LANES);
  const words = arena.reserve(WORDS_BYTES * LANES);
  const buffers = arena.reserve((WORDS_ROOM + WORDS_AROUND) * LANES);
  const points = arena.reserve(8 * d * runs);
  const sources = arena.reserve(SOURCE_BYTES * runs);
  const growths = arena.reserve(8 * runs);
  const made = arena.reserve(4 * runs);
  const kept = arena.reserve(8 * keptEach * runs);

  // Reserving detaches views: from here on nothing is reserved.
  const memory = arena.words;
  const { doubles } = arena;
  doubles.set([batchSize === "inf" ? learningRate : learningRate / batchSize, distance, factor], address / 8);
  memory.set(
    [
      batchSize === "inf" ? 0 : batchSize,
      throughAll ? 1 : 0,
      steps,
      every,
      d,
      n,
      4294967296 % n,
      runs,
      0,
      shape.inputs,
      shape.outputs,
      rows,
      8 * rowDoubles,
      layerList,
      layerList + LAYER_BYTES * layers.length,
      values[0],
      target,
      output,
      slopes[layers.length - 1],
      laneWeights,
      drawn,
      x,
      gradients,
      center,
      now,
      lanes,
      words,
      WORDS_ROOM,
      points,
      sources,
      growths,
      made,
      kept,
      8 * keptEach,
    ],
    address / 4 + 2 * DOUBLES,
  );
  layers.forEach(({ units, reads, at }, l) => {
    const isLast = l === layers.length - 1;
    memory.set(
      [
        units,
        reads,
        x + LANES_BYTES * at,
        gradients + LANES_BYTES * at,
        center + 8 * at,
        values[l],
        l === 0 ? 0 : slopes[l - 1],
        isLast ? output : values[l + 1],
        slopes[l],
      ],
      (layerList + LAYER_BYTES * l) / 4,
    );
    const ones = values[l] / 8 + LANES * reads;
    doubles.fill(1, ones, ones + LANES);
  });
  for (let i = 0; i < n; i++) {
    const at = rows / 8 + rowDoubles * i;
    doubles.set(data.inputs.subarray(shape.inputs * i, shape.inputs * (i + 1)), at);
    doubles.set(data.targets.subarray(shape.outputs * i, shape.outputs * (i + 1)), at + shape.inputs);
    if (throughAll) doubles.fill(weights[i], laneWeights / 8 + LANES * i, laneWeights / 8 + LANES * (i + 1));
  }
  // A lane without a run reads rows like the others.
  if (!throughAll) memory.fill(rows, drawn / 4, drawn / 4 + LANES * batchSize);
  doubles.fill(0, gradients / 8, gradients / 8 + LANES * d);
  doubles.set(point, center / 8);
  for (let r = 0; r < LANES; r++) {
    memory[(words + WORDS_BYTES * r) / 4 + WORDS_BUFFER] = buffers + (WORDS_ROOM + WORDS_AROUND) * r;
  }
  for (let run = 0; run < runs; run++) {
    const { start, source } = begin(run);
    doubles.set(start, points / 8 + d * run);
    source.writeTo(memory, (sources + SOURCE_BYTES * run) / 4);
  }
  return { address, points: points / 8, growths: growths / 8, kept: kept / 8, keptEach, made: made / 4 };
}
