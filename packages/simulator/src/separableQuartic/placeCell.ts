/** A cell's numbers in the kernels' memory, behind the problem's tables. */
import type { Problem, SeparableQuartic } from "@sgd-basins/problems";
import { FAMILY_WORDS, type StreamFamily } from "@sgd-basins/random";
import type { RunSettings } from "../simulateRun.ts";
import { LANES_BYTES, type Tables } from "./loadTables.ts";

/** Runs in lockstep. */
export const LANES = 4;

/** Addresses that change hands with the kernels. */
export interface Cell {
  readonly address: number;
  /** Of run r to minimizer m at a step, as an index of doubles: `distances` + (2r + m)(steps + 1) + step. */
  readonly distances: number;
  /** Of run r, as an index of words: ever left, in the start's basin, in the other's, coordinates on the boundary. */
  readonly outcomes: number;
}

/** Of the kernels: bytes of `Words`, and the index of its buffer's address; bytes of the scratch `drawn`. */
const WORDS_BYTES = 48;
const DRAWN_BYTES = 256;
const WORDS_BUFFER = 4;
/** Bytes of words that a run makes at a time. */
const WORDS_ROOM = 2048;
const COORDINATE_DOUBLES = 11;
const CELL_DOUBLES = 4;
const CELL_WORDS = 19;

/** Lays out a cell of runs about minimizer `start` (0 or 1), whose run j draws from member j of `streams`. */
export function placeCell(settings: RunSettings, start: number, streams: StreamFamily, tables: Tables): Cell {
  const { problem, radius, learningRate, batchSize, steps } = settings;
  const { dimension, components, minimizers } = problem;
  const { arena, quartic } = tables;
  arena.release(tables.mark);
  const startBytes = 16 * (Math.ceil(dimension / 2) + 1);
  const room = Math.max(WORDS_ROOM, 128 * Math.ceil(startBytes / 128));
  const bufferBytes = startBytes + room + 256;
  const address = arena.reserve(8 * CELL_DOUBLES + 4 * CELL_WORDS);
  const family = arena.reserve(4 * FAMILY_WORDS);
  const words = arena.reserve(LANES * WORDS_BYTES);
  const buffers = arena.reserve(LANES * bufferBytes);
  const coordinates = arena.reserve(8 * COORDINATE_DOUBLES * dimension);
  const normals = arena.reserve(8 * (dimension + 10));
  const drawn = arena.reserve(DRAWN_BYTES);
  const x = arena.reserve(LANES_BYTES * dimension);
  const gradients = arena.reserve(LANES_BYTES * dimension);
  const outcomes = arena.reserve(16 * LANES);
  const moving = arena.reserve(8 * LANES);
  const distances = arena.reserve(8 * LANES * 2 * (steps + 1));
  const whole = batchSize === "inf";
  arena.doubles.set(
    [
      radius,
      whole ? learningRate : learningRate / batchSize,
      whole ? 0 : batchSize,
      calmDistance(problem, minimizers[start].point, quartic.barriers),
    ],
    address / 8,
  );
  arena.words.set(
    [
      steps,
      dimension,
      components,
      tables.rejected,
      tables.drawBytes,
      tables.columns,
      tables.firstTerms,
      coordinates,
      start,
      family,
      words,
      room,
      normals,
      drawn,
      x,
      gradients,
      distances,
      outcomes,
      moving,
    ],
    address / 4 + 2 * CELL_DOUBLES,
  );
  streams.writeTo(arena.words, family / 4);
  for (let r = 0; r < LANES; r++) arena.words[(words + WORDS_BYTES * r) / 4 + WORDS_BUFFER] = buffers + bufferBytes * r;
  writeCoordinates(problem, quartic, start, arena.doubles, coordinates / 8);
  return { address, distances: distances / 8, outcomes: outcomes / 4 };
}

function writeCoordinates(
  { dimension, box, minimizers }: Problem,
  { mean1, mean2, mean3, barriers }: SeparableQuartic,
  start: number,
  doubles: Float64Array,
  from: number,
): void {
  const [{ point: point0 }, { point: point1 }] = minimizers;
  const [own, other] = start === 0 ? [point0, point1] : [point1, point0];
  for (let j = 0; j < dimension; j++) {
    const side = own[j] > barriers[j] ? 1 : -1;
    const otherSide = other[j] > barriers[j] ? 1 : -1;
    const at = from + COORDINATE_DOUBLES * j;
    doubles[at] = 2 * mean1[j];
    doubles[at + 1] = mean2[j];
    doubles[at + 2] = 0.5 * mean3[j];
    doubles[at + 3] = box === null ? Number.NEGATIVE_INFINITY : box.lower[j];
    doubles[at + 4] = box === null ? Number.POSITIVE_INFINITY : box.upper[j];
    doubles[at + 5] = point0[j];
    doubles[at + 6] = point1[j];
    doubles[at + 7] = side;
    doubles[at + 8] = side * barriers[j];
    doubles[at + 9] = otherSide;
    doubles[at + 10] = otherSide * barriers[j];
  }
}

/**
 * A distance from a minimizer within which every coordinate is on its side of the barrier and in the box, whatever the
 * rounding; 0 if the squares of such distances could underflow.
 */
function calmDistance({ box }: Problem, point: Float64Array, barriers: Float64Array): number {
  let gap = Number.POSITIVE_INFINITY;
  for (let j = 0; j < point.length; j++) {
    gap = Math.min(gap, Math.abs(point[j] - barriers[j]));
    if (box !== null) gap = Math.min(gap, point[j] - box.lower[j], box.upper[j] - point[j]);
  }
  return gap > 1e-100 ? gap * (1 - 2 ** -20) : 0;
}
