import { exp } from "./exp.ts";

/** Where the series ends and the exponential begins. */
const JOIN = 0.875;

/** What rounding took from −1/3. */
const THIRD_LOW = -1.850371707708594e-17;

/**
 * Hyperbolic tangent, within 1.1 ulp, odd and monotone, with the same bits in every engine (IEEE + − × ÷ and our exp).
 *
 * Up to |x| = 7/8 tanh x = x + x z R(z), z = x², so that nothing cancels; R is interpolated at Chebyshev nodes
 * (`fixtures/polynomials.py`). Beyond it is 1 − 2/(e^2|x| + 1), which rounds to 1 from 19.06… on. ±1 at ±∞, NaN for NaN.
 */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size > JOIN) {
    const value = 1 - 2 / (exp(2 * size) + 1);
    return x < 0 ? -value : value;
  }
  const z = x * x;
  const w = z * z;
  // Odd and even halves run side by side in the processor; the order is part of the definition.
  const evenTail =
    -0.0002389519301249939 + w * (-3.820653633317692e-5 + w * (-4.5755399255996345e-6 + w * -1.3037928719242213e-7));
  const even = -0.053968253968150824 + w * (-0.00886323544861719 + w * (-0.0014558263309485413 + w * evenTail));
  const oddTail =
    0.0005899826658036132 + w * (9.640640221692903e-5 + w * (1.4261086694241563e-5 + w * 1.070360309846551e-6));
  const odd = 0.13333333333333228 + w * (0.021869488532160076 + w * (0.003592127037088968 + w * oddTail));
  return x + x * (z * (-0.3333333333333333 + (THIRD_LOW + (z * odd + w * even))));
}
