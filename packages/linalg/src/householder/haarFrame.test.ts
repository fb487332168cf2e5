import { fillNormals, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { KOLMOGOROV_BOUND, kolmogorovSmirnov, twoSampleKolmogorovSmirnov } from "../testing/goodnessOfFit.ts";
import { difference, oneNorm, orthogonalMatrix, productByDefinition, transposed } from "../testing/matrices.ts";
import { Space } from "../wasm/space.ts";
import { drawReflectors } from "./drawReflectors.ts";
import { fillHaarFrame, haarFrame } from "./haarFrame.ts";
import { haarScratch } from "./haarScratch.ts";

const shapes: [number, number][] = [
  [1, 1],
  [2, 1],
  [3, 3],
  [6, 4],
  [7, 5],
  [8, 8],
  [9, 9],
  [16, 15],
  [17, 9],
  [33, 33],
  [50, 50],
  [50, 3],
  [5, 0],
];

function identityMatrix(n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 0));
}

describe.each(shapes)("a frame in d = %i of r = %i vectors", (d, r) => {
  const frame = haarFrame(stream(3, "shape"), d, r);

  test("is orthonormal to LAPACK's ratio", () => {
    const gram = productByDefinition(r, d, r, frame, transposed(r, d, frame));
    const residual = oneNorm(r, r, difference(gram, identityMatrix(r)));
    expect(residual / (d * Number.EPSILON)).toBeLessThan(10);
  });

  test("is the product of its reflectors taken one by one, times the signs", () => {
    const scratch = haarScratch(d, r);
    const { reflectors, half, signs } = scratch;
    drawReflectors(stream(3, "shape"), d, r, scratch);
    let product = identityMatrix(d);
    for (let k = 0; k < r; k++) {
      const v = reflectors.slice(k * d, (k + 1) * d);
      const h = identityMatrix(d).map((x, at) => x - (v[Math.floor(at / d)] * v[at % d]) / half[k]);
      product = productByDefinition(d, d, d, product, h);
    }
    const expected = frame.map((_, at) => signs[Math.floor(at / d)] * product[(at % d) * d + Math.floor(at / d)]);
    expect(oneNorm(r, d, difference(frame, expected)) / (d * Number.EPSILON)).toBeLessThan(10);
  });

  test("in a space it has the same bits", () => {
    const space = new Space(10 * (d + 8) * (d + 8));
    const out = space.allocate(r * d);
    fillHaarFrame(stream(3, "shape"), d, r, out, haarScratch(d, r, space));
    expect(Array.from(out)).toEqual(Array.from(frame));
  });

  test("does not depend on what scratch and out held before", () => {
    const scratch = haarScratch(d, r);
    const out = new Float64Array(r * d).fill(Number.NaN);
    fillHaarFrame(stream(4, "other"), d, r, out, scratch);
    fillHaarFrame(stream(3, "shape"), d, r, out, scratch);
    expect(out).toEqual(frame);
  });
});

test("a reflector maps its Gaussian vector to R_kk e_k", () => {
  const [d, r] = [6, 6];
  const scratch = haarScratch(d, r);
  const { reflectors, half, signs } = scratch;
  drawReflectors(stream(5, "gauss"), d, r, scratch);
  const normals = new Float64Array((d * (d + 1)) / 2);
  fillNormals(stream(5, "gauss"), normals);
  for (let k = 0, at = 0; k < r; at += d - k, k++) {
    const x = new Float64Array(d);
    x.set(normals.subarray(at, at + d - k), k);
    const v = reflectors.slice(k * d, (k + 1) * d);
    const inner = v.reduce((sum, vi, i) => sum + vi * x[i], 0);
    const image = x.map((xi, i) => xi - (inner / half[k]) * v[i]);
    const norm = Math.sqrt(x.reduce((sum, xi) => sum + xi * xi, 0));
    image.forEach((value, i) => {
      expect(Math.abs(value - (i === k ? signs[k] * norm : 0))).toBeLessThan(1e-14);
    });
  }
});

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

test("in three dimensions every entry is uniform on [−1, 1]", () => {
  for (const sample of samplesOfEntries("uniform", 3, 3, 4000)) {
    expect(kolmogorovSmirnov(sample, (u) => (u + 1) / 2)).toBeLessThan(KOLMOGOROV_BOUND);
  }
});

test("rotations and reflections are equally likely", () => {
  const entries = samplesOfEntries("determinant", 2, 2, 10_000);
  const rotations = entries[0].filter((a, n) => a * entries[3][n] - entries[1][n] * entries[2][n] > 0).length;
  expect(Math.abs(rotations - 5000) / Math.sqrt(2500)).toBeLessThan(5);
});

test("turning the frame by a fixed rotation, on either side, does not change the law of its trace", () => {
  const [d, count] = [4, 4000];
  const turn = orthogonalMatrix("turn", d);
  const trace = (a: Float64Array) => a.reduce((sum, x, at) => (at % (d + 1) === 0 ? sum + x : sum), 0);
  const draw = (name: string) =>
    Array.from({ length: count }, (_, n) => haarFrame(stream(1, "haar-turn", name, n), d, d));
  const still = draw("still").map(trace);
  const left = draw("left").map((u) => trace(productByDefinition(d, d, d, turn, u)));
  const right = draw("right").map((u) => trace(productByDefinition(d, d, d, u, turn)));
  expect(twoSampleKolmogorovSmirnov(still, left)).toBeLessThan(KOLMOGOROV_BOUND);
  expect(twoSampleKolmogorovSmirnov(still, right)).toBeLessThan(KOLMOGOROV_BOUND);
});
