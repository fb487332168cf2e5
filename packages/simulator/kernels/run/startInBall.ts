import { fillNormalsByFours } from "../../../random/kernels/normals/fourPairs";
import { Cell, COORDINATE_BYTES, LANES_BYTES, POINT_0 } from "./cell";
import { makeWords, Words } from "./words";

/** Bytes of the words that a start takes. */
export function startBytes(dimension: i32): i32 {
  return (((dimension + 1) >> 1) + 1) << 4;
}

/** Run r's first iterate, uniform in the ball about the start's minimizer, as uniformBall of `random` draws it. */
export function startInBall(cell: Cell, words: Words, r: i32): void {
  const dimension = cell.dimension;
  const normals = cell.normals;
  const bytes = <usize>startBytes(dimension);
  const extra = normals + bytes - 16;
  let squaredNorm: f64 = 0;
  while (squaredNorm === 0) {
    if (words.end - words.at < bytes) makeWords(words, bytes, cell.wordsRoom);
    fillNormalsByFours(words.at, normals, normals + bytes);
    words.at += bytes;
    const first = f64.load(extra);
    const second = f64.load(extra, 8);
    squaredNorm = first * first + second * second;
    for (let i = 0; i < dimension; i++) {
      const z = f64.load(normals + ((<usize>i) << 3));
      squaredNorm += z * z;
    }
  }
  const scale = cell.radius / sqrt(squaredNorm);
  let x = cell.x + ((<usize>r) << 3);
  let center = cell.coordinates + POINT_0 + ((<usize>cell.start) << 3);
  for (let i = 0; i < dimension; i++) {
    f64.store(x, f64.load(center) + scale * f64.load(normals + ((<usize>i) << 3)));
    x += LANES_BYTES;
    center += COORDINATE_BYTES;
  }
}
