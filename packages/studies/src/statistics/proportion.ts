import { exp, log } from "@sgd-basins/random";
import type { Proportion } from "@sgd-basins/report";
import { sixDigits } from "../sixDigits.ts";

/** Probability outside the interval, both sides together. */
const outside = 0.05;

/**
 * A count of independent trials with the exact 95 % interval of Clopper and Pearson (1934): the probabilities p under
 * which a count at least as large, and one at least as small, each have a probability of 2.5 % or more.
 *
 * @param count - 0 ≤ count ≤ of
 * @param of - positive
 * @throws RangeError if they are not such integers
 */
export function proportion(count: number, of: number): Proportion {
  const [low, high] = clopperPearson(count, of);
  return { count, of, low: sixDigits(low), high: sixDigits(high) };
}

/** The ends of the interval; see {@link proportion}. */
export function clopperPearson(count: number, of: number): [low: number, high: number] {
  if (!(Number.isInteger(count) && Number.isInteger(of) && 0 <= count && count <= of && of > 0)) {
    throw new RangeError(`clopperPearson: ${count} of ${of} is not a count of trials`);
  }
  const low = count === 0 ? 0 : betaQuantile(count, of - count + 1);
  const high = count === of ? 1 : 1 - betaQuantile(of - count, count + 1);
  return [low, high];
}

/** The 2.5 % quantile of the Beta(a, b) distribution, by bisection to neighbouring doubles. */
function betaQuantile(a: number, b: number): number {
  const logBeta = logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);
  let low = 0;
  let high = 1;
  for (;;) {
    const middle = 0.5 * (low + high);
    if (middle === low || middle === high) return middle;
    if (incompleteBeta(a, b, middle, logBeta) < 0.5 * outside) low = middle;
    else high = middle;
  }
}

/** I_x(a, b) for positive integers a and b; its complement's fraction is used where that one converges faster. */
function incompleteBeta(a: number, b: number, x: number, logBeta: number): number {
  const front = exp(a * log(x) + b * log(1 - x) - logBeta);
  if (x < (a + 1) / (a + b + 2)) return (front * betaFraction(a, b, x)) / a;
  return 1 - (front * betaFraction(b, a, 1 - x)) / b;
}

/** The continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz method. */
function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const awayFromZero = (value: number): number => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; ; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-15) return fraction;
  }
}

const logFactorials = [0];
let lostDigits = 0;

/** log n!, a compensated sum of logarithms that is kept and extended. */
function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++) {
    const term = log(i) - lostDigits;
    const sum = logFactorials[i - 1] + term;
    lostDigits = sum - logFactorials[i - 1] - term;
    logFactorials.push(sum);
  }
  return logFactorials[n];
}
