/** Haar's law of the frames: entries, traces, determinants, and what a fixed rotation does to them. */
import { stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { KOLMOGOROV_BOUND, kolmogorovSmirnov, twoSampleKolmogorovSmirnov } from "../testing/goodnessOfFit.ts";
import { orthogonalMatrix, productByDefinition } from "../testing/matrices.ts";
import { fillHaarFrame, haarFrame } from "./haarFrame.ts";
import { haarScratch } from "./haarScratch.ts";

/** `count` independent frames, as one array of samples for each entry of U'. */
function samplesOfEntries(name: string, d: number, r: number, count: number): number[][] {
  const source = stream(1, "haar-law", name, d, r);
  const scratch = haarScratch(d, r);
  const frame = new Float64Array(r * d);
  const samples: number[][] = Array.from(frame, () => []);
  for (let n = 0; n < count; n++) {
    fillHaarFrame(source, d, r, frame, scratch);
    frame.forEach((value, at) => {
      samples[at].push(value);
    });
  }
  return samples;
}

describe.each([
  [5, 3],
  [4, 4],
])("the law of an entry, d = %i, r = %i", (d, r) => {
  const count = 20_000;
  const samples = samplesOfEntries("moments", d, r, count);
  const second = 1 / d;
  const fourth = 3 / (d * (d + 2));
  const eighth = 105 / (d * (d + 2) * (d + 4) * (d + 6));
  const moments: [string, number, number, (u: number) => number][] = [
    ["mean 0", 0, second, (u) => u],
    ["variance 1/d", second, fourth - second * second, (u) => u * u],
    ["fourth moment 3/(d(d + 2))", fourth, eighth - fourth * fourth, (u) => u * u * u * u],
  ];

  test.each(moments)("has %s within five standard errors", (_, expected, variance, power) => {
    const standardError = Math.sqrt(variance / count);
    for (const sample of samples) {
      const mean = sample.reduce((sum, u) => sum + power(u), 0) / count;
      expect(Math.abs(mean - expected) / standardError).toBeLessThan(5);
    }
  });
});

/** The distribution of one entry: its density is proportional to (1 − u²)^((d − 3)/2). */
const entryLaws: [d: number, r: number, law: string, distribution: (u: number) => number][] = [
  [2, 2, "the arcsine law", (u) => 1 - Math.acos(u) / Math.PI],
  [3, 3, "uniform on [−1, 1]", (u) => (u + 1) / 2],
  [5, 3, "½ + (3u − u³)/4", (u) => 0.5 + (3 * u - u * u * u) / 4],
  [5, 5, "½ + (3u − u³)/4", (u) => 0.5 + (3 * u - u * u * u) / 4],
  [7, 4, "½ + (15u − 10u³ + 3u⁵)/16", (u) => 0.5 + (15 * u - 10 * u ** 3 + 3 * u ** 5) / 16],
];

test.each(entryLaws)("in d = %i, every entry of %i vectors has its distribution: %s", (d, r, _, distribution) => {
  for (const sample of samplesOfEntries("distribution", d, r, 4000)) {
    expect(kolmogorovSmirnov(sample, distribution)).toBeLessThan(KOLMOGOROV_BOUND);
  }
});

test("rotations and reflections are equally likely", () => {
  const entries = samplesOfEntries("determinant", 2, 2, 10_000);
  const rotations = entries[0].filter((a, n) => a * entries[3][n] - entries[1][n] * entries[2][n] > 0).length;
  expect(Math.abs(rotations - 5000) / Math.sqrt(2500)).toBeLessThan(5);
});

test("in the plane half the traces are 0, those of reflections, and the others 2 cos of a uniform angle", () => {
  const [a, b, c, d] = samplesOfEntries("plane", 2, 2, 8000);
  const angles: number[] = [];
  for (let n = 0; n < a.length; n++) {
    if (a[n] * d[n] - b[n] * c[n] > 0) angles.push(Math.acos(Math.min(1, Math.max(-1, (a[n] + d[n]) / 2))) / Math.PI);
    else expect(Math.abs(a[n] + d[n])).toBeLessThan(10 * 2 * Number.EPSILON);
  }
  expect(kolmogorovSmirnov(angles, (turns) => turns)).toBeLessThan(KOLMOGOROV_BOUND);
});

function trace(d: number, a: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < d; i++) sum += a[i * d + i];
  return sum;
}

test("the trace has the normal law's moments 0, 1, 0, 3, 0, 15, and the trace of the square the mean 1", () => {
  // Diaconis and Shahshahani 1994, Theorem 4: exact for moments up to the dimension; so are the variances, up to the 12th.
  const [d, count] = [12, 8000];
  const scratch = haarScratch(d, d);
  const u = new Float64Array(d * d);
  const source = stream(1, "haar-trace");
  const sums = new Float64Array(7);
  let square = 0;
  for (let n = 0; n < count; n++) {
    fillHaarFrame(source, d, d, u, scratch);
    const t = trace(d, u);
    for (let p = 1, power = t; p <= 6; p++, power *= t) sums[p] += power / count;
    square += trace(d, productByDefinition(d, d, d, u, u)) / count;
  }
  // E z^p and E z^2p of a standard normal z, p = 1 … 6.
  const means = [0, 1, 0, 3, 0, 15];
  const squares = [1, 3, 15, 105, 945, 10395];
  for (const [i, mean] of means.entries()) {
    const standardError = Math.sqrt((squares[i] - mean * mean) / count);
    expect(Math.abs(sums[i + 1] - mean) / standardError, `moment ${i + 1}`).toBeLessThan(5);
  }
  expect(Math.abs(square - 1) / Math.sqrt(2 / count)).toBeLessThan(5);
});

describe.each([
  [4, 4],
  [6, 4],
])("a fixed rotation of the frame, d = %i, r = %i", (d, r) => {
  const count = 4000;
  const draw = (name: string) =>
    Array.from({ length: count }, (_, n) => haarFrame(stream(1, "haar-turn", name, d, n), d, r));
  /** Two statistics that a rotation mixes: the sum along the diagonal, and the largest entry of the first vector. */
  const statistics: [string, (frame: Float64Array) => number][] = [
    ["diagonal", (frame) => Array.from({ length: r }, (_, i) => frame[i * d + i]).reduce((sum, x) => sum + x, 0)],
    ["largest entry of the first vector", (frame) => Math.max(...frame.subarray(0, d))],
  ];
  const still = draw("still");
  const turned = draw("turned");
  const ofSpace = turned.map((u) => productByDefinition(r, d, d, u, orthogonalMatrix("turn", d)));
  const ofVectors = turned.map((u) => productByDefinition(r, r, d, orthogonalMatrix("turn-vectors", r), u));

  test.each(statistics)("in space or among its vectors does not change the law of: %s", (_, statistic) => {
    for (const rotated of [ofSpace, ofVectors]) {
      const distance = twoSampleKolmogorovSmirnov(still.map(statistic), rotated.map(statistic));
      expect(distance).toBeLessThan(KOLMOGOROV_BOUND);
    }
  });
});
