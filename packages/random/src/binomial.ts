import { exp } from "./math/exp.ts";
import { log } from "./math/log.ts";
import type { Stream } from "./stream.ts";
import { uniform01 } from "./uniform.ts";

/** Mean from which rejection is used: inversion takes as many steps as it is long. */
const REJECTION = 10;

/** ln k! − ((k + ½) ln(k + 1) − (k + 1) + ½ ln 2π) for k = 0 … 9. */
const stirlingTails = [
  0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
  0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
];

function stirlingTail(k: number): number {
  if (k < stirlingTails.length) return stirlingTails[k];
  const square = 1 / ((k + 1) * (k + 1));
  return (1 / 12 - (1 / 360 - square / 1260) * square) / (k + 1);
}

/**
 * How many of n independent trials succeed, each with probability p; a time that does not grow with n.
 *
 * Inversion where the mean is below 10, else Hörmann's transformed rejection with squeeze, algorithm BTRS: "The generation of
 * binomial random variates", J. Stat. Comput. Simul. 46 (1993).
 *
 * @throws RangeError unless n is an integer, 0 ≤ n < 2^53, and 0 ≤ p ≤ 1
 */
export function binomial(stream: Stream, n: number, p: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`n must be an integer from 0 to 2^53 - 1, got ${n}`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`p must be a probability, got ${p}`);
  if (p > 0.5) return n - binomial(stream, n, 1 - p);
  if (n === 0 || p === 0) return 0;
  return n * p < REJECTION ? byInversion(stream, n, p) : byRejection(stream, n, p);
}

function byInversion(stream: Stream, n: number, p: number): number {
  const odds = p / (1 - p);
  const first = exp(n * log(1 - p));
  for (;;) {
    let left = uniform01(stream);
    let probability = first;
    // Rounding may leave a rest that no k takes: then once more.
    for (let k = 0; k <= n; k++) {
      if (left < probability) return k;
      left -= probability;
      probability *= ((n - k) / (k + 1)) * odds;
    }
  }
}

function byRejection(stream: Stream, n: number, p: number): number {
  const odds = p / (1 - p);
  const deviation = Math.sqrt(n * p * (1 - p));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * p;
  const centre = n * p + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const mode = Math.floor((n + 1) * p);
  for (;;) {
    const u = uniform01(stream) - 0.5;
    const v = uniform01(stream);
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + centre);
    if (us >= 0.07 && v <= squeeze) return k;
    if (!(k >= 0 && k <= n)) continue;
    const density =
      (mode + 0.5) * log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * log((n - mode + 1) / (n - k + 1)) +
      (k + 0.5) * log((odds * (n - k + 1)) / (k + 1)) +
      stirlingTail(mode) +
      stirlingTail(n - mode) -
      stirlingTail(k) -
      stirlingTail(n - k);
    if (log((v * alpha) / (a / (us * us) + b)) <= density) return k;
  }
}
