/** Problems whose almost-sure limit is known, for tests of its estimate and the study of how often its interval holds it. */

import type { BatchSize } from "@sgd-basins/random";
import { cos, exp, log, normal, type Stream, sin, stream, uniform01, uniformIndex } from "@sgd-basins/random";
import { denseHessians, diagonalHessians, type Hessians, rowHessians } from "../hessians.ts";
import { localTheory } from "../localTheory/localTheory.ts";
import { meanSquareLimit } from "../meanSquareLimit.ts";
import { rateOf } from "../theorems/bound.ts";
import { almostSureLimit } from "./almostSureLimit.ts";

export interface KnownLimit {
  readonly family: string;
  readonly hessians: Hessians;
  readonly batchSize: BatchSize;
  readonly limit: number;
}

/** Directions on the half circle, so many that a product of the components does not tell them from all directions. */
const DIRECTIONS = 64;

/** Problem i of a fixed list without end: one coordinate, diagonal, and rows and matrices turned in all directions of the plane. */
export function knownLimit(i: number): KnownLimit {
  const source = stream(1, "known almost-sure limit", i);
  return [oneCoordinate, diagonal, turnedRows, turnedMatrices][i % 4](source);
}

function oneCoordinate(source: Stream): KnownLimit {
  return exactly("one coordinate", coordinates(source, 1), 1 + uniformIndex(source, 3));
}

function diagonal(source: Stream): KnownLimit {
  return exactly("diagonal", coordinates(source, 2 + uniformIndex(source, 5)), 1);
}

function coordinates(source: Stream, r: number): Hessians {
  const n = 2 + uniformIndex(source, 7);
  const diagonals = Array.from({ length: n }, () => Float64Array.from({ length: r }, () => curvature(source)));
  return diagonalHessians(r, probabilities(source, n), diagonals);
}

function exactly(family: string, hessians: Hessians, batchSize: BatchSize): KnownLimit {
  const bound = almostSureLimit(localTheory(hessians), batchSize, meanSquareLimit(hessians, batchSize));
  if (!(bound.applies && bound.exact)) throw new Error("the limit must be exact");
  return { family, hessians, batchSize, limit: bound.learningRate };
}

/**
 * Rows of a few lengths in all directions: the direction of a product is uniform, and over uniform directions the mean of log‖Av‖ is
 * the logarithm of the mean of A's singular values, for matrices 2×2.
 */
function turnedRows(source: Stream): KnownLimit {
  const squares = Array.from({ length: 1 + uniformIndex(source, 3) }, () => curvature(source));
  const p = probabilities(source, squares.length);
  const rows = squares.flatMap((square) =>
    directions((c, s) => Float64Array.of(Math.sqrt(square) * c, Math.sqrt(square) * s)),
  );
  return turned(
    "turned rows",
    squares.map((square) => [square, 0] as const),
    p,
    (weights) => rowHessians(2, weights, rows),
  );
}

function turnedMatrices(source: Stream): KnownLimit {
  const pairs = Array.from(
    { length: 1 + uniformIndex(source, 3) },
    () => [curvature(source), curvature(source)] as const,
  );
  const p = probabilities(source, pairs.length);
  const matrices = pairs.flatMap(([a, b]) =>
    directions((c, s) =>
      Float64Array.of(a * c * c + b * s * s, (a - b) * c * s, (a - b) * c * s, a * s * s + b * c * c),
    ),
  );
  return turned("turned matrices", pairs, p, (weights) => denseHessians(2, weights, matrices));
}

function turned(
  family: string,
  pairs: readonly (readonly [number, number])[],
  p: readonly number[],
  build: (weights: number[]) => Hessians,
): KnownLimit {
  const exponent = (rate: number): number =>
    pairs.reduce((sum, [a, b], i) => sum + p[i] * log((Math.abs(1 - rate * a) + Math.abs(1 - rate * b)) / 2), 0);
  const hessians = build(p.flatMap((weight) => new Array<number>(DIRECTIONS).fill(weight / DIRECTIONS)));
  let low = rateOf(meanSquareLimit(hessians, 1)) * (1 - 1e-9);
  while (exponent(low * 1.0005) <= 0) low *= 1.0005;
  let high = low * 1.0005;
  while (high - low > 1e-14 * high) {
    const middle = (low + high) / 2;
    if (exponent(middle) > 0) high = middle;
    else low = middle;
  }
  return { family, hessians, batchSize: 1, limit: high };
}

function directions(at: (c: number, s: number) => Float64Array): Float64Array[] {
  return Array.from({ length: DIRECTIONS }, (_, j) => {
    const angle = (Math.PI * j) / DIRECTIONS;
    return at(cos(angle), sin(angle));
  });
}

/** Lognormal, over two decades. */
function curvature(source: Stream): number {
  return exp(normal(source));
}

function probabilities(source: Stream, n: number): number[] {
  const sizes = Array.from({ length: n }, () => 0.2 + uniform01(source));
  const total = sizes.reduce((a, b) => a + b);
  return sizes.map((size) => size / total);
}
