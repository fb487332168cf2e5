/** Gradients in single precision that `fixtures/jacobian.py` makes alike, of any size. */

/** 24 bits of the number `at`, mixed: in [−1, 1). */
function hashed(at: number): number {
  let x = Math.imul(at ^ (at >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  x ^= x >>> 16;
  return (x >>> 8) / 8388608 - 1;
}

/** N×d, with a direction in common, of lengths from 1 to 1/8. */
export function madeGradients(n: number, d: number): Float32Array<ArrayBuffer> {
  const common = Float32Array.from({ length: d }, (_, j) => hashed(n * d + j) / 4);
  const rows = new Float32Array(n * d);
  for (let i = 0, e = 0; i < n; i++) {
    const size = 1 / (1 << (i % 4));
    for (let j = 0; j < d; j++, e++) rows[e] = Math.fround(hashed(e) + common[j]) * size;
  }
  return rows;
}

/** What NumPy finds of them. */
interface Known {
  /** The first two, and the last. */
  readonly eigenvalues: readonly number[];
  readonly gamma: number;
  readonly t: number;
  readonly bounds: readonly {
    readonly convergence: number;
    readonly meanSquareLimit: number;
    readonly divergence: number;
  }[];
}

/** The largest relative deviation of what `bounds --json` prints. */
export function worstDeviation(found: Known, known: Known): number {
  const [first, second] = found.eigenvalues;
  const pairs = [
    ...[first, second, found.eigenvalues.at(-1)].map((λ, j) => [λ, known.eigenvalues[j]]),
    [1 + found.gamma, 1 + known.gamma],
    [found.t, known.t],
    ...known.bounds.flatMap(({ convergence, meanSquareLimit, divergence }, i) => [
      [found.bounds[i]?.convergence, convergence],
      [found.bounds[i]?.meanSquareLimit, meanSquareLimit],
      [found.bounds[i]?.divergence, divergence],
    ]),
  ];
  return Math.max(...pairs.map(([a = Number.NaN, b = Number.NaN]) => Math.abs(a / b - 1)));
}
