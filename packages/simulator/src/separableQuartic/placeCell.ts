/** A cell's numbers in the kernels' memory, behind the problem's tables. */
import type { RunSettings } from "../simulateRun.ts";
import { LANES_BYTES, type Tables } from "./loadTables.ts";

/** Runs in lockstep. */
export const LANES = 4;

/** Addresses that change hands with the kernels. */
export interface Cell {
  readonly address: number;
  /** Of run r's words, {@link WORDS_BYTES} apart: the key and upper counter words come first. */
  readonly words: number;
  /** Of run r to minimizer m at a step, as an index of doubles: `distances` + (2r + m)(steps + 1) + step. */
  readonly distances: number;
  /** Of run r, as an index of words: ever left, in the start's basin, in the other's, coordinates on the boundary. */
  readonly outcomes: number;
}

/** Bytes of `Words` in the kernels. */
export const WORDS_BYTES = 48;
const WORDS_BUFFER = 4;
/** Words that a run makes at a time, in bytes. */
const WORDS_ROOM = 2048;
const COORDINATE_DOUBLES = 11;
const CELL_FIELDS = 16;

/**
 * Lays out a cell of runs about minimizer `start` (0 or 1).
 *
 * A point lies in a minimizer's basin if in every coordinate it lies on the minimizer's side of the barrier.
 */
export function placeCell({ problem, steps }: RunSettings, start: number, tables: Tables): Cell {
  const { arena, quartic } = tables;
  const { dimension, components, box, minimizers } = problem;
  arena.release(tables.mark);
  const startBytes = 16 * (Math.ceil(dimension / 2) + 1);
  const room = Math.max(WORDS_ROOM, 128 * Math.ceil(startBytes / 128));
  const bufferBytes = startBytes + room + 256;
  const address = arena.reserve(4 * CELL_FIELDS);
  const words = arena.reserve(LANES * WORDS_BYTES);
  const buffers = arena.reserve(LANES * bufferBytes);
  const coordinates = arena.reserve(8 * COORDINATE_DOUBLES * dimension);
  const normals = arena.reserve(8 * (dimension + 6));
  const x = arena.reserve(LANES_BYTES * dimension);
  const gradients = arena.reserve(LANES_BYTES * dimension);
  const masks = arena.reserve(64);
  const outcomes = arena.reserve(16 * LANES);
  const distances = arena.reserve(8 * LANES * 2 * (steps + 1));
  arena.words.set(
    [
      dimension,
      components,
      tables.rejected,
      tables.drawBytes,
      tables.columns,
      tables.firstTerms,
      coordinates,
      start,
      words,
      room,
      normals,
      x,
      gradients,
      distances,
      masks,
      outcomes,
    ],
    address / 4,
  );
  for (let r = 0; r < LANES; r++) arena.words[(words + WORDS_BYTES * r) / 4 + WORDS_BUFFER] = buffers + bufferBytes * r;
  const points = minimizers.map(({ point }) => point);
  const { mean1, mean2, mean3, barriers } = quartic;
  for (let j = 0; j < dimension; j++) {
    const barrier = barriers[j];
    const side = points[start][j] > barrier ? 1 : -1;
    const otherSide = points[1 - start][j] > barrier ? 1 : -1;
    arena.doubles.set(
      [
        2 * mean1[j],
        mean2[j],
        0.5 * mean3[j],
        box?.lower[j] ?? Number.NEGATIVE_INFINITY,
        box?.upper[j] ?? Number.POSITIVE_INFINITY,
        points[0][j],
        points[1][j],
        side,
        side * barrier,
        otherSide,
        otherSide * barrier,
      ],
      coordinates / 8 + COORDINATE_DOUBLES * j,
    );
  }
  return { address, words, distances: distances / 8, outcomes: outcomes / 4 };
}
