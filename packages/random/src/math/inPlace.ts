import { CHUNK, DOUBLES, workspace } from "../wasm/workspace.ts";

/** values = f(values) by a kernel that writes values … end at its addresses. */
function applyInPlace(name: "logEach" | "expEach" | "sinEach" | "cosEach" | "tanhEach", values: Float64Array): void {
  const { kernels, doubles } = workspace();
  for (let i = 0; i < values.length; i += CHUNK) {
    const count = Math.min(CHUNK, values.length - i);
    doubles.set(values.subarray(i, i + count));
    kernels[name](DOUBLES, DOUBLES + 8 * count);
    values.set(doubles.subarray(0, count), i);
  }
}

function checkDomain(name: string, values: Float64Array): void {
  for (let i = 0; i < values.length; i++) {
    if (!(Math.abs(values[i]) <= 1e5)) throw new RangeError(`${name}: |x| must be at most 1e5, got ${values[i]}`);
  }
}

/** Each value's logarithm in its place, with the bits of `log`. */
export function logInPlace(values: Float64Array): void {
  applyInPlace("logEach", values);
}

/** Each value's exponential in its place, with the bits of `exp`. */
export function expInPlace(values: Float64Array): void {
  applyInPlace("expEach", values);
}

/** Each value's sine in its place, with the bits of `sin`; |x| ≤ 10⁵, else RangeError and nothing is changed. */
export function sinInPlace(values: Float64Array): void {
  checkDomain("sin", values);
  applyInPlace("sinEach", values);
}

/** Each value's cosine in its place, with the bits of `cos`; |x| ≤ 10⁵, else RangeError and nothing is changed. */
export function cosInPlace(values: Float64Array): void {
  checkDomain("cos", values);
  applyInPlace("cosEach", values);
}

/** Each value's hyperbolic tangent in its place, with the bits of `tanh`. */
export function tanhInPlace(values: Float64Array): void {
  applyInPlace("tanhEach", values);
}
