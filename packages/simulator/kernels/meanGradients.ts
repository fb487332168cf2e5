import { Cell, COORDINATE_BYTES, LANES_BYTES, MEAN_A, MEAN_B, MEAN_C } from "./cell";

/** `gradients` = the whole gradient at each run's iterate. */
export function meanGradients(cell: Cell): void {
  let at = cell.coordinates;
  let x = cell.x;
  let out = cell.gradients;
  for (let j = cell.dimension; j > 0; j--) {
    const a = v128.load64_splat(at, MEAN_A);
    const b = v128.load64_splat(at, MEAN_B);
    const c = v128.load64_splat(at, MEAN_C);
    v128.store(out, slope(a, b, c, v128.load(x)));
    v128.store(out, slope(a, b, c, v128.load(x, 16)), 16);
    at += COORDINATE_BYTES;
    x += LANES_BYTES;
    out += LANES_BYTES;
  }
}

/** (ay² + b)y + c. */
function slope(a: v128, b: v128, c: v128, y: v128): v128 {
  return f64x2.add(f64x2.mul(f64x2.add(f64x2.mul(f64x2.mul(a, y), y), b), y), c);
}
