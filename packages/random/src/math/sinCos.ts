import { reduceQuarterTurns } from "./reduceQuarterTurns.ts";

const reduced = new Float64Array(2);

/** sin(r + c) for |r| ≤ π/4 and a correction c below half an ulp of r. */
function sinKernel(r: number, c: number): number {
  const z = r * r;
  const w = z * z;
  const remainder =
    0.008333333333330948 +
    z * -0.00019841269836758574 +
    w * (2.7557316102552426e-6 + z * -2.5051131845000683e-8 + w * 1.591812929465476e-10);
  const cube = z * r;
  return r - (z * (0.5 * c - cube * remainder) - c + cube * 0.16666666666666666);
}

/** cos(r + c) for |r| ≤ π/4; 1 − z/2 is split so that its rounding error is carried. */
function cosKernel(r: number, c: number): number {
  const z = r * r;
  const w = z * z;
  const remainder =
    0.041666666666666664 +
    z * -0.0013888888888887398 +
    w * (2.480158729876569e-5 + z * -2.755731727172978e-7 + w * (2.087614626840136e-9 + z * -1.1382632425389187e-11));
  const half = 0.5 * z;
  const leading = 1 - half;
  return leading + (1 - leading - half + (w * remainder - r * c));
}

function checkDomain(name: string, x: number): void {
  if (!(Math.abs(x) <= 1e5)) throw new RangeError(`${name}: |x| must be at most 1e5, got ${x}`);
}

/** sin x, x in radians, |x| ≤ 10⁵, within 1 ulp, with the same bits in every engine; RangeError outside. */
export function sin(x: number): number {
  checkDomain("sin", x);
  const q = reduceQuarterTurns(x, reduced);
  const value = (q & 1) === 0 ? sinKernel(reduced[0], reduced[1]) : cosKernel(reduced[0], reduced[1]);
  return q < 2 ? value : -value;
}

/** cos x, x in radians, |x| ≤ 10⁵, within 1 ulp, with the same bits in every engine; RangeError outside. */
export function cos(x: number): number {
  checkDomain("cos", x);
  const q = reduceQuarterTurns(x, reduced);
  const value = (q & 1) === 0 ? cosKernel(reduced[0], reduced[1]) : sinKernel(reduced[0], reduced[1]);
  return q === 0 || q === 3 ? value : -value;
}
