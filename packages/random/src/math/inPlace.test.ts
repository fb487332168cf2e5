import { describe, expect, test } from "vitest";
import reference from "../../fixtures/elementary.json" with { type: "json" };
import { fillUint32 } from "../fillUint32.ts";
import { stream } from "../stream.ts";
import { fillUniform01 } from "../uniform.ts";
import { exp } from "./exp.ts";
import { cosInPlace, expInPlace, logInPlace, sinInPlace, tanhInPlace } from "./inPlace.ts";
import { log } from "./log.ts";
import { cos, sin } from "./sinCos.ts";
import { tanh } from "./tanh.ts";

const COUNT = 1_000_000;

/** `COUNT` doubles of random bits: every exponent and sign, subnormal numbers, infinities and NaN among them. */
function randomBits(name: string): Float64Array {
  const values = new Float64Array(COUNT);
  fillUint32(stream(1, "bits", name), new Uint32Array(values.buffer));
  return values;
}

function uniforms(name: string, low: number, high: number): Float64Array {
  const values = new Float64Array(COUNT);
  fillUniform01(stream(1, "arguments", name), values);
  return values.map((u) => low + (high - low) * u);
}

/** A number and its neighbours, with both signs. */
function around(x: number): number[] {
  const float = Float64Array.of(x);
  const bits = new BigInt64Array(float.buffer);
  const near: number[] = [];
  for (let i = -2n; i <= 2n; i++) near.push(new Float64Array(BigInt64Array.of(bits[0] + i).buffer)[0]);
  return near.flatMap((value) => [value, -value]);
}

const special = Float64Array.from([
  0,
  -0,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NaN,
  Number.MIN_VALUE,
  ...[2 ** -1022, 2 ** -1000, 2 ** -53, 0.25, Math.SQRT1_2, 1, Math.SQRT2, 2, 1e5, 2 ** 53, 2 ** 1023, 1.7e308].flatMap(
    around,
  ),
  ...[709.782712893384, 709.43613930310391, 708.39641853226408, 744.44007192138, 745.1332191019412].flatMap(around),
]);

/** The first argument at which f and its kernel differ, NaN agreeing with NaN and 0 not with −0; undefined if none. */
function firstDifference(values: Float64Array, f: (x: number) => number, inPlace: (values: Float64Array) => void) {
  const results = values.slice();
  inPlace(results);
  return values.find((x, i) => !Object.is(results[i], f(x)));
}

describe("the kernels have the bits of the single functions", () => {
  test("log, on doubles of every kind", () => {
    expect(firstDifference(randomBits("log"), log, logInPlace)).toBeUndefined();
    expect(firstDifference(uniforms("log", 0, 2), log, logInPlace)).toBeUndefined();
    expect(firstDifference(special, log, logInPlace)).toBeUndefined();
  });

  test("exp, on doubles of every kind and beyond both ends of its range", () => {
    expect(firstDifference(randomBits("exp"), exp, expInPlace)).toBeUndefined();
    expect(firstDifference(uniforms("exp", -760, 720), exp, expInPlace)).toBeUndefined();
    expect(firstDifference(special, exp, expInPlace)).toBeUndefined();
  });

  test("tanh, on doubles of every kind, small and large ones side by side", () => {
    expect(firstDifference(randomBits("tanh"), tanh, tanhInPlace)).toBeUndefined();
    expect(firstDifference(uniforms("tanh", -4, 4), tanh, tanhInPlace)).toBeUndefined();
    const joints = Float64Array.from([0.875, 19.0615, 32, 355].flatMap(around));
    for (const values of [special, joints]) expect(firstDifference(values, tanh, tanhInPlace)).toBeUndefined();
  });

  test("sin and cos, on their domain", () => {
    const inDomain = special.filter((x) => Math.abs(x) <= 1e5);
    const nearMultiples = Float64Array.from(reference.sinCos, (row) => row[0]);
    for (const values of [uniforms("sin", -1e5, 1e5), uniforms("cos", -4, 4), inDomain, nearMultiples]) {
      expect(firstDifference(values, sin, sinInPlace)).toBeUndefined();
      expect(firstDifference(values, cos, cosInPlace)).toBeUndefined();
    }
  });

  test("for any number of values", () => {
    for (const length of [0, 1, 2, 3, 1023, 1024, 1025]) {
      const values = uniforms("length", 0, 3).subarray(0, length);
      expect(firstDifference(values, exp, expInPlace)).toBeUndefined();
    }
  });
});

test("sines and cosines of what lies outside the domain are refused and nothing is changed", () => {
  for (const x of [1.0001e5, Number.NaN, Number.NEGATIVE_INFINITY]) {
    const values = Float64Array.of(1, 2, x);
    expect(() => sinInPlace(values)).toThrow(RangeError);
    expect(() => cosInPlace(values)).toThrow(RangeError);
    expect(values).toEqual(Float64Array.of(1, 2, x));
  }
});
