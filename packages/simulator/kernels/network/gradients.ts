/** Gradients are outer products: of each layer, its units' slopes times what it reads, with a 1 behind it for the bias. */
import { root } from "../run/measure";
import { LANES_BYTES, Layer, Runs } from "./runs";

/** gradients += slopes (values, 1)'. */
export function addGradients(runs: Runs): void {
  for (let at = runs.layers; at < runs.layersEnd; at += offsetof<Layer>()) {
    const layer = changetype<Layer>(at);
    const from = layer.from;
    const fromEnd = from + LANES_BYTES * <usize>layer.reads;
    const slopesEnd = layer.toSlopes + LANES_BYTES * <usize>layer.units;
    let g = layer.gradients;
    for (let slope = layer.toSlopes; slope < slopesEnd; slope += LANES_BYTES) {
      const low = v128.load(slope);
      const high = v128.load(slope, 16);
      for (let value = from; value <= fromEnd; value += LANES_BYTES) {
        const gradientLow = f64x2.add(v128.load(g), f64x2.mul(low, v128.load(value)));
        const gradientHigh = f64x2.add(v128.load(g, 16), f64x2.mul(high, v128.load(value, 16)));
        v128.store(g, gradientLow);
        v128.store(g, gradientHigh, 16);
        g += LANES_BYTES;
      }
    }
  }
}

/**
 * x ← x − rate (gradients + slopes (values, 1)'), and the growths by then: distances from the point, a sum in the coordinates'
 * order. Leaves gradients of zero. Where there are none, `summed` is false.
 */
export function moveAlong(runs: Runs, summed: bool): void {
  const rate = v128.load64_splat(changetype<usize>(runs), offsetof<Runs>("rate"));
  const zero = f64x2.splat(0);
  let lowSum = zero;
  let highSum = zero;
  for (let at = runs.layers; at < runs.layersEnd; at += offsetof<Layer>()) {
    const layer = changetype<Layer>(at);
    const from = layer.from;
    const fromEnd = from + LANES_BYTES * <usize>layer.reads;
    const slopesEnd = layer.toSlopes + LANES_BYTES * <usize>layer.units;
    let e = layer.parameters;
    let g = layer.gradients;
    let p = layer.point;
    for (let slope = layer.toSlopes; slope < slopesEnd; slope += LANES_BYTES) {
      const slopeLow = v128.load(slope);
      const slopeHigh = v128.load(slope, 16);
      for (let value = from; value <= fromEnd; value += LANES_BYTES) {
        let low = f64x2.mul(slopeLow, v128.load(value));
        let high = f64x2.mul(slopeHigh, v128.load(value, 16));
        if (summed) {
          low = f64x2.add(v128.load(g), low);
          high = f64x2.add(v128.load(g, 16), high);
          v128.store(g, zero);
          v128.store(g, zero, 16);
        }
        low = f64x2.sub(v128.load(e), f64x2.mul(rate, low));
        high = f64x2.sub(v128.load(e, 16), f64x2.mul(rate, high));
        v128.store(e, low);
        v128.store(e, high, 16);
        const point = v128.load64_splat(p);
        low = f64x2.sub(low, point);
        high = f64x2.sub(high, point);
        lowSum = f64x2.add(lowSum, f64x2.mul(low, low));
        highSum = f64x2.add(highSum, f64x2.mul(high, high));
        e += LANES_BYTES;
        g += LANES_BYTES;
        p += 8;
      }
    }
  }
  const distance = f64x2.splat(runs.distance);
  v128.store(runs.now, f64x2.div(root(lowSum), distance));
  v128.store(runs.now, f64x2.div(root(highSum), distance), 16);
}
