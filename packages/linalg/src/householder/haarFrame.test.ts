import { fillNormals, stream } from "@sgd-basins/random";
import { describe, expect, test } from "vitest";
import { difference, oneNorm, productByDefinition, transposed } from "../testing/matrices.ts";
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
